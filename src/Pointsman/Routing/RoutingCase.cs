namespace Pointsman;

/// <summary>Everything that a decision is made from; strategies hand it on to their parts.</summary>
internal readonly struct RoutingCase(
    in RequestFacts facts, TargetStandings standings, double chance, Func<RoutingTarget, bool>? allowed)
{
    /// <summary>What is known of the request. A field, so that looking at one fact does not copy all.</summary>
    public readonly RequestFacts Facts = facts;

    /// <summary>How the targets stand.</summary>
    public readonly TargetStandings Standings = standings;

    /// <summary>A number from 0 to 1 that was drawn for this request.</summary>
    public readonly double Chance = chance;

    /// <summary>Which targets the key may use; all of them when absent.</summary>
    public readonly Func<RoutingTarget, bool>? Allowed = allowed;

    /// <summary>The same with another number drawn.</summary>
    public RoutingCase With(double chance) => new(Facts, Standings, chance, Allowed);

    /// <summary>Why a target cannot take the request; null when it can.</summary>
    public DropReason? Why(RoutingTarget target) => Why(target, out _);

    /// <summary>Why a target cannot take the request; null when it can, and then how it stands.</summary>
    public DropReason? Why(RoutingTarget target, out TargetStanding standing)
    {
        standing = default;
        if (Allowed is not null && !Allowed(target))
        {
            return DropReason.NotAllowed;
        }

        // Before all else that could be waited for: nothing makes private data leave.
        if (Facts.IsPrivate && !target.Local)
        {
            return DropReason.Private;
        }

        // The count of tokens is an estimate: only what is far too long is left out unasked.
        if (target.Context is { } context && Facts.Tokens > 1.5 * context)
        {
            return DropReason.TooLong;
        }

        standing = Standings.Of(target);
        return standing.Availability switch
        {
            TargetAvailability.Broken => DropReason.Broken,
            TargetAvailability.Cooling => DropReason.Cooling,
            TargetAvailability.Full => DropReason.Full,
            _ => null,
        };
    }
}
