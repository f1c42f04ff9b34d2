namespace Pointsman;

/// <summary>What a cascade with certain thresholds does on the cases.</summary>
public sealed record CascadePoint
{
    /// <summary>A threshold that no confidence reaches: the step's answer is never taken.</summary>
    public const double Never = double.PositiveInfinity;

    /// <summary>
    /// From which confidence each step's answer is taken, without the last, whose answer is always taken;
    /// <see cref="Never"/> for none, 0 for any.
    /// </summary>
    public required IReadOnlyList<double> AcceptAt { get; init; }

    /// <summary>The share of right answers.</summary>
    public required double Right { get; init; }

    /// <summary>Where that share lies, with 95 % certainty on both sides together.</summary>
    public required WilsonInterval RightInterval { get; init; }

    /// <summary>What that share is at least, with 95 % certainty on this side.</summary>
    public required double RightAtLeast { get; init; }

    /// <summary>What a request costs on average; all steps that were asked count.</summary>
    public required Usd Cost { get; init; }

    /// <summary>Half the width of the 95 % interval of the cost.</summary>
    public required Usd CostMargin { get; init; }

    /// <summary>What a request costs at most on average, with 95 % certainty on this side.</summary>
    public required Usd CostAtMost { get; init; }

    /// <summary>How long a request takes on average, in milliseconds; absent when not every result says.</summary>
    public double? Milliseconds { get; init; }

    /// <summary>The share of requests that each step answers.</summary>
    public required IReadOnlyList<double> Shares { get; init; }
}
