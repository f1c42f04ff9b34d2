namespace Pointsman.Server.Tests.Gateway;

/// <summary>One way in which an upstream misbehaves, and what has to come of it.</summary>
/// <param name="Words">The mock's words for it.</param>
/// <param name="Plain">What becomes of a plain answer; null where the words mean nothing for one.</param>
/// <param name="Stream">What becomes of a stream; null where the words mean nothing for one.</param>
/// <param name="Outcome">What the ledger says of the attempt, when it fails.</param>
internal sealed record FaultRow(string Words, Fate? Plain, Fate? Stream, AttemptOutcome Outcome = AttemptOutcome.Ok)
{
    /// <summary>Whether it never ends by itself, so that a short patience is needed to see it fail.</summary>
    public bool IsSilent { get; init; }

    /// <summary>
    /// Whether the break may overtake what was sent before it, as a reset does; then nothing has reached the
    /// client, and the request is rescued.
    /// </summary>
    public bool MayOvertake { get; init; }

    /// <summary>What the ledger says of a plain answer that fails, where that is something else.</summary>
    public AttemptOutcome? PlainOutcome { get; init; }

    /// <summary>Protocols in which something else becomes of the stream.</summary>
    public IReadOnlyDictionary<string, Fate> StreamElse { get; init; } = new Dictionary<string, Fate>();

    /// <summary>The only protocols that it exists in; all when empty.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    public Fate? FateOf(string protocol, bool stream) =>
        Only.Count > 0 && !Only.Contains(protocol) ? null
        : !stream ? Plain
        : StreamElse.TryGetValue(protocol, out Fate other) ? other
        : Stream;

    public AttemptOutcome OutcomeOf(bool stream) => stream ? Outcome : PlainOutcome ?? Outcome;
}
