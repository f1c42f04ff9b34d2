using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>An answer that was judged better than the one that the client already has.</summary>
/// <param name="Whole">The answer.</param>
/// <param name="Reason">Why it is better, in a few words without the texts.</param>
public sealed record StrategyUpgrade(ChatResponse Whole, string Reason)
{
    /// <summary>Who gave it.</summary>
    public RoutingTarget? From { get; init; }
}
