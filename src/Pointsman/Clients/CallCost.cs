using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>What a call of a chat client cost.</summary>
internal static class CallCost
{
    /// <summary>The cost by the usage that the client told; null when it told none, or there is no price.</summary>
    public static Usd? Of(UsageDetails? usage, RoutingTarget target) =>
        usage is not { InputTokenCount: { } input, OutputTokenCount: { } output } || target.Price is not { } price
            ? null
            : Charge.TotalFor(
                Usage.FromInclusive(input, output, usage.CachedInputTokenCount ?? 0, usage.ReasoningTokenCount ?? 0),
                price);
}
