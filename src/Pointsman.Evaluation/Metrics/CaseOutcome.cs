namespace Pointsman.Evaluation;

/// <summary>What an arm did on one case, its repeats averaged: the unit that statistics count.</summary>
/// <param name="Id">The case.</param>
public sealed record CaseOutcome(string Id)
{
    /// <summary>What it shares with other cases; null where it stands by itself.</summary>
    public string? Cluster { get; init; }

    /// <summary>The kind of question, where the suite says.</summary>
    public string? Category { get; init; }

    /// <summary>How hard it is, where the suite says.</summary>
    public string? Difficulty { get; init; }

    /// <summary>The share of graded repeats that passed; null where none was graded.</summary>
    public double? Passed { get; init; }

    /// <summary>The mean score of the graded repeats; null where none was graded.</summary>
    public double? Score { get; init; }

    /// <summary>The mean time to the end of an answer, in seconds; null where it is unknown.</summary>
    public double? Seconds { get; init; }

    /// <summary>The mean cost of an answer, in dollars; null where it is unknown.</summary>
    public double? Dollars { get; init; }

    /// <summary>How many repeats were answered.</summary>
    public int Answered { get; init; }

    /// <summary>How many repeats were graded.</summary>
    public int Graded { get; init; }
}
