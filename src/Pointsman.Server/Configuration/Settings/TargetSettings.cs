namespace Pointsman.Server;

/// <summary>One target of a route.</summary>
public sealed record TargetSettings
{
    /// <summary>A key of <c>models</c>, or <c>provider/model</c>.</summary>
    public required string Use { get; init; }

    /// <summary>Its weight beside the others', for the weighted strategy. Default: 1.</summary>
    public double Weight { get; init; } = 1;
}
