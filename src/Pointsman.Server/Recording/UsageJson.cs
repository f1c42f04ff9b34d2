using System.Text.Json;

namespace Pointsman.Server;

/// <summary>Sums of the ledger as the admin API shows them.</summary>
internal static class UsageJson
{
    /// <summary>Writes a row; the row of a key comes with what people call it.</summary>
    public static void Write(Utf8JsonWriter json, UsageRow row, string? name)
    {
        json.WriteStartObject();
        json.WriteString("group", row.Group);
        if (name is not null)
        {
            json.WriteString("name", name);
        }

        json.WriteNumber("calls", row.Calls);
        json.WriteNumber("completedCalls", row.CompletedCalls);
        json.WriteNumber("cacheHits", row.CacheHits);
        json.WriteNumber("attempts", row.Attempts);
        json.WriteNumber("failedAttempts", row.FailedAttempts);
        json.WriteNumber("unpricedAttempts", row.UnpricedAttempts);
        Write(json, row.Tokens);
        json.WriteNumber("costUsd", row.Cost.Amount);
        json.WriteStartObject("costUsdByQuality");
        json.WriteNumber(UsageQuality.Exact.Word(), row.CostExact.Amount);
        json.WriteNumber(UsageQuality.Partial.Word(), row.CostPartial.Amount);
        json.WriteNumber(UsageQuality.Estimated.Word(), row.CostEstimated.Amount);
        json.WriteNumber(UsageQuality.Unknown.Word(), row.CostUnknown.Amount);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes tokens, under the key that they always have.</summary>
    public static void Write(Utf8JsonWriter json, TokenCounts tokens)
    {
        json.WriteStartObject("tokens");
        json.WriteNumber("input", tokens.Input);
        json.WriteNumber("cachedInput", tokens.CachedInput);
        json.WriteNumber("cacheWrite", tokens.CacheWrite);
        json.WriteNumber("output", tokens.Output);
        json.WriteNumber("reasoning", tokens.Reasoning);
        json.WriteEndObject();
    }
}
