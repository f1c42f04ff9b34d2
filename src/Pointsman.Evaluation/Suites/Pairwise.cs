namespace Pointsman.Evaluation;

/// <summary>A judge compares every arm's answers with those of the baseline, case by case.</summary>
public sealed record Pairwise
{
    /// <summary>The model that judges; null for the suite's judge.</summary>
    public string? Judge { get; init; }

    /// <summary>What counts, in plain words. Default: right, then complete, then clear.</summary>
    public string? Criteria { get; init; }
}
