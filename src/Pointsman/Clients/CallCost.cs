using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>What a call of a chat client cost.</summary>
internal static class CallCost
{
    // As the clients of Pointsman.Providers count input tokens that were written to a cache, and as Anthropic's own
    // client does; all count them as a part of the input.
    private const string WrittenForHour = "cache_write_hour_tokens";
    private static readonly string[] Written = ["cache_write_tokens", "CacheCreationInputTokens"];

    /// <summary>The cost by the usage that the client told; null when it told none, or there is no price.</summary>
    public static Usd? Of(UsageDetails? usage, RoutingTarget target) =>
        UsageOf(usage) is { } used && target.Price is { } price ? Charge.TotalFor(used, price) : null;

    /// <summary>What a client told of the tokens; null where it told too little.</summary>
    public static Usage? UsageOf(UsageDetails? usage)
    {
        if (usage is not { InputTokenCount: { } input, OutputTokenCount: { } output })
        {
            return null;
        }

        Usage plain = Usage.FromInclusive(
            input, output, usage.CachedInputTokenCount ?? 0, usage.ReasoningTokenCount ?? 0);
        long hour = Math.Min(plain.Input, Count(usage, WrittenForHour));
        long written = Math.Min(plain.Input - hour, Written.Max(name => Count(usage, name)));
        return plain with { Input = plain.Input - hour - written, CacheWrite = written, CacheWriteHour = hour };
    }

    private static long Count(UsageDetails usage, string name) =>
        Math.Max(0, usage.AdditionalCounts?.GetValueOrDefault(name) ?? 0);
}
