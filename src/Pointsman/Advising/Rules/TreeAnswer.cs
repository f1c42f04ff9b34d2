namespace Pointsman;

/// <summary>An answer of a tree: it leads to the next question or is a leaf.</summary>
public sealed record TreeAnswer
{
    /// <summary>When it holds; always, when absent.</summary>
    public Condition? When { get; init; }

    /// <summary>The answer in words.</summary>
    public required string Answer { get; init; }

    /// <summary>The next question.</summary>
    public string? Then { get; init; }

    /// <summary>The name of the leaf, when the path ends here.</summary>
    public string? Leaf { get; init; }

    /// <summary>The class of model that the leaf asks for.</summary>
    public ModelClass Class { get; init; }

    /// <summary>Why, or what to look for.</summary>
    public string? Because { get; init; }

    /// <summary>How much each factor counts under this leaf.</summary>
    public FactorWeights? Weights { get; init; }

    /// <summary>Capabilities that count instead of the task's own.</summary>
    public IReadOnlyList<CapabilityWeight> Capabilities { get; init; } = [];

    /// <summary>What an offer must have on top of the requirement.</summary>
    public IReadOnlyList<string> Require { get; init; } = [];
}
