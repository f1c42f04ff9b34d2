namespace Pointsman;

/// <summary>Steps that share the requests among them.</summary>
public sealed record Mix
{
    /// <summary>The steps, in the order in which a cascade asks them.</summary>
    public required IReadOnlyList<MixStep> Steps { get; init; }

    /// <summary>How requests reach them.</summary>
    public MixKind Kind { get; init; }

    /// <summary>Requests a month, when known.</summary>
    public decimal? RequestsPerMonth { get; init; }
}
