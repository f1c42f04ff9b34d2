namespace Pointsman;

/// <summary>A model at a provider that a request can be sent to.</summary>
public sealed record RoutingTarget
{
    /// <summary>The provider of targets that are people.</summary>
    public const string People = "human";

    /// <summary>How configuration and answers name it: <c>openai/gpt-5-mini</c>, or a name of the user's own.</summary>
    public required string Name { get; init; }

    /// <summary>The provider's name in the configuration.</summary>
    public required string Provider { get; init; }

    /// <summary>What the provider calls the model.</summary>
    public required string Model { get; init; }

    /// <summary>What it costs; absent when nobody says.</summary>
    public Price? Price { get; init; }

    /// <summary>Tokens that fit into its window; absent when nobody says.</summary>
    public int? Context { get; init; }

    /// <summary>The most output tokens of one answer; absent when nobody says.</summary>
    public int? MaxOutput { get; init; }

    /// <summary>Whether requests to it stay on machines of the user's own.</summary>
    public bool Local { get; init; }

    /// <summary>Whether a person answers there.</summary>
    public bool IsPerson => Provider == People;

    /// <summary>
    /// How good its answers are: the chance of a good one as measured, or the catalog's estimate lowered by caution.
    /// Bounds compare it as it is, so all targets of a strategy and its bound have one scale. Absent when nobody knows.
    /// </summary>
    public double? Quality { get; init; }

    /// <summary>
    /// How many output tokens an answer of it is reckoned with: a quantile of those it gave. Absent when nobody knows.
    /// </summary>
    public int? UsualOutput { get; init; }
}
