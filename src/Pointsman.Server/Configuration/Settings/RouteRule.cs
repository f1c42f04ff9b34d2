namespace Pointsman.Server;

/// <summary>One rule of a route.</summary>
public sealed record RouteRule
{
    /// <summary>What must hold for the request.</summary>
    public required Condition When { get; init; }

    /// <summary>The models in order of fallback: keys of <c>models</c>, or <c>provider/model</c>.</summary>
    public required IReadOnlyList<string> Use { get; init; }
}
