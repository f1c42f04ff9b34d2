namespace Pointsman.Evaluation;

/// <summary>What was measured of an arm.</summary>
public sealed record ArmMetrics
{
    /// <summary>The arm.</summary>
    public required RunArm Arm { get; init; }

    /// <summary>How many questions were put to it, repeats and failures among them.</summary>
    public int Asked { get; init; }

    /// <summary>How many it answered.</summary>
    public int Answered { get; init; }

    /// <summary>How many answers were remembered from an earlier run and cost nothing now.</summary>
    public int Remembered { get; init; }

    /// <summary>How many questions have no answer, by what kind of failure.</summary>
    public IReadOnlyDictionary<string, int> Failures { get; init; } = new Dictionary<string, int>();

    /// <summary>How many answers have no grade, since an evaluator that counts failed.</summary>
    public int Ungraded { get; init; }

    /// <summary>Attempts beyond the first, of all answers.</summary>
    public int Retries { get; init; }

    /// <summary>How many cases have a grade.</summary>
    public int Cases { get; init; }

    /// <summary>The share of cases that passed, repeats averaged; null where none was graded.</summary>
    public ConfidenceInterval? Accuracy { get; init; }

    /// <summary>The mean score; null where none was graded.</summary>
    public ConfidenceInterval? Score { get; init; }

    /// <summary>Seconds to the end of an answer; null where none was timed.</summary>
    public Spread? Latency { get; init; }

    /// <summary>Seconds to the first words; null where nothing streamed.</summary>
    public Spread? FirstToken { get; init; }

    /// <summary>Tokens a second behind the first words; null where that is unknown.</summary>
    public Spread? TokensPerSecond { get; init; }

    /// <summary>The mean cost of an answer, remembered ones by what they cost the first time; null where one of them
    /// has an unknown cost.</summary>
    public Usd? CostPerAnswer { get; init; }

    /// <summary>What all answers with a known cost cost together; those that were remembered cost nothing.</summary>
    public Usd Cost { get; init; }

    /// <summary>How many answers have an unknown cost.</summary>
    public int Unpriced { get; init; }

    /// <summary>The mean of tokens read by an answer; null where that is unknown.</summary>
    public double? InputTokens { get; init; }

    /// <summary>The mean of tokens written by an answer; null where that is unknown.</summary>
    public double? OutputTokens { get; init; }

    /// <summary>
    /// The share of pairs of repeats of a case that came to the same verdict; null where nothing was repeated.
    /// </summary>
    public double? Consistency { get; init; }

    /// <summary>How it did by category, in the order of names.</summary>
    public IReadOnlyList<GroupMetrics> Categories { get; init; } = [];

    /// <summary>How it did by difficulty, in the order of names.</summary>
    public IReadOnlyList<GroupMetrics> Difficulties { get; init; } = [];

    /// <summary>What each evaluator said.</summary>
    public IReadOnlyList<EvaluatorMetrics> Evaluators { get; init; } = [];

    /// <summary>How many questions have no answer.</summary>
    public int Failed => Asked - Answered;

    /// <summary>The share of questions without an answer or without a grade.</summary>
    public double ErrorShare => Asked == 0 ? 0 : (double)(Failed + Ungraded) / Asked;
}
