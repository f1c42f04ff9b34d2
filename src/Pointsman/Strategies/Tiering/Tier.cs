namespace Pointsman;

/// <summary>One tier: whom it asks, when it is enough, and which requests begin with it.</summary>
/// <param name="Name">What configuration and records call it: <c>triage</c>, <c>person</c>.</param>
/// <param name="Strategy">Whom it asks: a model, a cascade or any other strategy, or a person.</param>
/// <param name="AcceptAt">
/// From which confidence its answer is taken, from 0 to 1; the last tier's and a person's is always taken.
/// </param>
public sealed record Tier(string Name, RoutingStrategy Strategy, double AcceptAt)
{
    /// <summary>Requests of which this holds begin here and are not asked of earlier tiers. Default: none.</summary>
    public Condition? When { get; init; }

    /// <summary>
    /// Whether it is told that it may write <c>ESCALATE</c> instead of an answer, for the next tier to take over.
    /// Default: no.
    /// </summary>
    public bool MayEscalate { get; init; }
}
