namespace Pointsman.Evaluation.Tests.Verdicts;

/// <summary>What an arm did on a case.</summary>
/// <param name="Passed">Whether the answer passed.</param>
internal sealed record Did(bool Passed)
{
    public double? Seconds { get; init; } = 1;

    public decimal? Dollars { get; init; } = 0.001m;

    public double Score { get; init; } = Passed ? 1 : 0;

    public string? Error { get; init; }

    public bool Remembered { get; init; }

    public IReadOnlyList<double>? Votes { get; init; }
}
