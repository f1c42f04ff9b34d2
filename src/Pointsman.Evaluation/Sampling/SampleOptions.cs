namespace Pointsman.Evaluation;

/// <summary>How cases are drawn from recorded requests.</summary>
public sealed record SampleOptions
{
    /// <summary>How many cases at most. Default: 200.</summary>
    public int Count { get; init; } = 200;

    /// <summary>By what requests are divided, so that each has its share. Default: the route.</summary>
    public SampleBy By { get; init; }

    /// <summary>With what drawing begins: the same seed draws the same of the same. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What is not masked. Default: nothing.</summary>
    public IReadOnlyCollection<MaskKind> Keep { get; init; } = [];
}
