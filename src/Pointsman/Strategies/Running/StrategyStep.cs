namespace Pointsman;

/// <summary>
/// One step of a strategy: what was asked, and what became of it. Holds nothing of prompts and answers.
/// </summary>
public sealed record StrategyStep
{
    /// <summary>Where it stands in the strategy: <c>step 2</c>, <c>step 2/vote 3</c>.</summary>
    public required string Place { get; init; }

    /// <summary>Who answered; absent when nobody did.</summary>
    public string? Target { get; init; }

    /// <summary>What became of it.</summary>
    public required StepOutcome Outcome { get; init; }

    /// <summary>How sure its answer was, from 0 to 1, where that was measured.</summary>
    public double? Confidence { get; init; }

    /// <summary>What it was measured by, or why the step failed.</summary>
    public string? Evidence { get; init; }

    /// <summary>What it cost; absent when nobody knows.</summary>
    public Usd? Cost { get; init; }

    /// <summary>When it began, from the beginning of the request.</summary>
    public TimeSpan Began { get; init; }

    /// <summary>How long it took; of an answer in pieces, to its first one.</summary>
    public TimeSpan Took { get; init; }
}
