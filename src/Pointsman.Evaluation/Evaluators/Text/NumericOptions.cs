namespace Pointsman.Evaluation;

/// <summary>Which number is taken, and how near it has to be.</summary>
public sealed record NumericOptions
{
    /// <summary>The largest difference, as a number. Default: 0.</summary>
    public decimal Tolerance { get; init; }

    /// <summary>The largest difference as a share of the expected number; the wider of both counts. Default: 0.
    /// </summary>
    public decimal Relative { get; init; }

    /// <summary>Whether the first number of the answer is taken. Default: the last.</summary>
    public bool First { get; init; }

    /// <summary>Whether 45% is 0.45. Default: 45.</summary>
    public bool PercentIsShare { get; init; }

    /// <summary>Whether 1.234,5 is what others write as 1,234.5. Default: no.</summary>
    public bool DecimalComma { get; init; }
}
