namespace Pointsman;

/// <summary>The words that a requirement may use.</summary>
public static class RequirementWords
{
    /// <summary>Classes of model.</summary>
    public static readonly Words<ModelClass> Classes = new();

    /// <summary>Kinds of hard thinking.</summary>
    public static readonly IReadOnlyList<string> Reasoning = ["creative", "technical", "math", "general"];

    /// <summary>What may come first.</summary>
    public static readonly IReadOnlyList<string> Priorities =
        ["accuracy", "speed", "cost", "consistency", "innovation", "balanced"];

    /// <summary>How a budget may be seen.</summary>
    public static readonly IReadOnlyList<string> Stances =
        ["cost-sensitive", "value-focused", "strategic", "operational"];

    /// <summary>What a mistake may cost.</summary>
    public static readonly IReadOnlyList<string> Stakes = ["low", "normal", "critical"];

    /// <summary>How it may be used.</summary>
    public static readonly IReadOnlyList<string> Usages = ["normal", "high-volume", "mission-critical", "experimental"];

    /// <summary>Where it may run.</summary>
    public static readonly IReadOnlyList<string> Deployments = ["cloud", "edge", "on-premises", "hybrid"];

    /// <summary>What may be a must or a wish.</summary>
    public static readonly IReadOnlyList<string> Wishes =
        [.. CatalogWords.Features.All.Where(word => word != "none"), "open-weights", "active"];

    /// <summary>Which drawbacks may be accepted.</summary>
    public static readonly IReadOnlyList<string> Accepted = ["deprecated", "unconfirmed", "unknown-price"];
}
