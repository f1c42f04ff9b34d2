namespace Pointsman;

/// <summary>
/// Remembers how the targets stood that a decision looked at, so that it can be written down and made again. Each is
/// asked for once: a decision that looks twice sees the same. For one decision, and not for several at once.
/// </summary>
public sealed class SeenStandings(TargetStandings source) : TargetStandings
{
    private readonly Dictionary<RoutingTarget, TargetStanding> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>The targets that were looked at, and how they stood.</summary>
    public IReadOnlyDictionary<RoutingTarget, TargetStanding> Seen => _seen;

    /// <inheritdoc />
    public override TargetStanding Of(RoutingTarget target)
    {
        if (!_seen.TryGetValue(target, out TargetStanding standing))
        {
            standing = source.Of(target);
            _seen.Add(target, standing);
        }

        return standing;
    }
}
