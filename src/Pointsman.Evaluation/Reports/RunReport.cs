namespace Pointsman.Evaluation;

/// <summary>What a report of a run says. It is pure: the same file gives the same report, byte for byte.</summary>
public sealed record RunReport
{
    /// <summary>The run.</summary>
    public required Run Run { get; init; }

    /// <summary>What can be concluded from it.</summary>
    public required RunJudgement Judgement { get; init; }

    /// <summary>
    /// What a reader has to know before he believes a figure: which arms are simulated, that the run was imported, that
    /// it was cut off.
    /// </summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The report of a run.</summary>
    public static RunReport Of(Run run) => new()
    {
        Run = run,
        Judgement = RunJudgement.Of(run),
        Notes = RunNotes.Of(run),
    };
}
