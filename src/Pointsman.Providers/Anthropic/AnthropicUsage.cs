using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Usage in messages, both ways. Here the input leaves out what came from a cache or went into one; the neutral form
/// counts all of it as input.
/// </summary>
internal sealed class AnthropicUsage
{
    private long? _input;
    private long? _output;
    private long? _cacheRead;
    private long? _cacheWrite;
    private long? _cacheWriteHour;

    /// <summary>Takes what one usage object tells; the later of a stream replaces the earlier by fields.</summary>
    public UsageDetails? Take(JsonElement? usage)
    {
        if (usage is { ValueKind: JsonValueKind.Object } counts)
        {
            _input = counts.Count("input_tokens") ?? _input;
            _output = counts.Count("output_tokens") ?? _output;
            _cacheRead = counts.Count("cache_read_input_tokens") ?? _cacheRead;
            _cacheWrite = counts.Count("cache_creation_input_tokens") ?? _cacheWrite;
            _cacheWriteHour = counts.Inner("cache_creation")?.Count("ephemeral_1h_input_tokens") ?? _cacheWriteHour;
        }

        return _input is null && _output is null ? null : Details();
    }

    /// <summary>Writes the usage object under its name.</summary>
    public static void Write(Utf8JsonWriter writer, UsageDetails? usage)
    {
        long cached = usage?.CachedInputTokenCount ?? 0;
        long minutes = usage?.Count(NeutralKeys.CacheWriteTokens) ?? 0;
        long hour = usage?.Count(NeutralKeys.CacheWriteHourTokens) ?? 0;
        writer.WriteStartObject("usage");
        writer.WriteNumber("input_tokens", Math.Max(0, (usage?.InputTokenCount ?? 0) - cached - minutes - hour));
        writer.WriteNumber("cache_creation_input_tokens", minutes + hour);
        writer.WriteNumber("cache_read_input_tokens", cached);
        writer.WriteNumber("output_tokens", usage?.OutputTokenCount ?? 0);
        writer.WriteEndObject();
    }

    private UsageDetails Details()
    {
        long written = _cacheWrite ?? 0;
        long hour = Math.Min(_cacheWriteHour ?? 0, written);
        long input = (_input ?? 0) + (_cacheRead ?? 0) + written;
        var details = new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = _output,
            TotalTokenCount = input + (_output ?? 0),
            CachedInputTokenCount = _cacheRead,
        };
        details.Add(NeutralKeys.CacheWriteTokens, written - hour);
        details.Add(NeutralKeys.CacheWriteHourTokens, hour);
        return details;
    }
}
