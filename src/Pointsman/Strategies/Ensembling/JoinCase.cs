namespace Pointsman;

/// <summary>Answers that are to become one, with all that is known of them.</summary>
internal sealed record JoinCase
{
    /// <summary>The request, for calls of the way's own and for its records.</summary>
    public required StrategyRun Run { get; init; }

    /// <summary>What the client asked.</summary>
    public required StrategyAsk Ask { get; init; }

    /// <summary>The answers that count, in the order in which they came; never none.</summary>
    public required IReadOnlyList<MemberAnswer> Answers { get; init; }

    /// <summary>The decisions for the way's own parts.</summary>
    public required IReadOnlyList<Decision> Parts { get; init; }

    /// <summary>What records call the ensemble.</summary>
    public required string Place { get; init; }

    /// <summary>One answer is the ensemble's as it is.</summary>
    public StrategyAnswer Take(MemberAnswer one, string reason)
    {
        foreach (MemberAnswer other in Answers)
        {
            bool taken = ReferenceEquals(other, one);
            StepOutcome outcome = taken ? StepOutcome.Accepted : StepOutcome.Outvoted;
            Run.Conclude(other.Place, outcome, reason, other.Answer.From);
        }

        return one.Answer with { Reason = reason };
    }

    /// <summary>All answers went into the ensemble's.</summary>
    public void UseAll(string evidence)
    {
        foreach (MemberAnswer one in Answers)
        {
            Run.Conclude(one.Place, StepOutcome.Used, evidence, one.Answer.From);
        }
    }
}
