namespace Pointsman.Evaluation;

/// <summary>What one arm of a run did with one case, its repeats averaged: what later decisions learn from.</summary>
public sealed record EvidenceRow
{
    /// <summary>The case; of two in a run, none has the same name.</summary>
    public required string Case { get; init; }

    /// <summary>What was asked, as far as the case says it: its <c>input</c>, else all its texts.</summary>
    public required string Question { get; init; }

    /// <summary>What kind of question it is, where the suite says.</summary>
    public string? Category { get; init; }

    /// <summary>What the case shares with others, so that they are no independent witnesses.</summary>
    public string? Cluster { get; init; }

    /// <summary>Who was asked.</summary>
    public required RunArm Arm { get; init; }

    /// <summary>How well it did, from 0 to 1: the mean grade of its graded answers.</summary>
    public required double Success { get; init; }

    /// <summary>How many answers were graded; failures and answers without a grade are none of them.</summary>
    public required int Graded { get; init; }

    /// <summary>What an answer cost on average; null where that is unknown of one of them.</summary>
    public Usd? Cost { get; init; }

    /// <summary>How long an answer took on average; null where that is unknown of one of them.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>How sure the answers were on average, from 0 to 1; null where that is unknown of one of them.</summary>
    public double? Confidence { get; init; }
}
