namespace Pointsman.Server;

/// <summary>One target of a route, or one member of an ensemble.</summary>
public sealed record TargetSettings
{
    /// <summary>A key of <c>models</c>, or <c>provider/model</c>.</summary>
    public required string Use { get; init; }

    /// <summary>Its weight beside the others', for the strategy weighted, and for votes and numbers of an
    /// ensemble. Default: 1.</summary>
    public double Weight { get; init; } = 1;
}
