using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Usage in chat completions, both ways: the input includes what came from the cache, the output the reasoning.
/// </summary>
internal static class OpenAiChatUsage
{
    /// <summary>Reads a usage object; null when it counts nothing.</summary>
    public static UsageDetails? Read(JsonElement? usage)
    {
        if (usage is not { ValueKind: JsonValueKind.Object } counts)
        {
            return null;
        }

        long? input = counts.Count("prompt_tokens");
        long? output = counts.Count("completion_tokens");
        if (input is null && output is null)
        {
            return null;
        }

        JsonElement? read = counts.Inner("prompt_tokens_details");
        JsonElement? written = counts.Inner("completion_tokens_details");
        var details = new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = output,
            TotalTokenCount = counts.Count("total_tokens") ?? (input ?? 0) + (output ?? 0),
            CachedInputTokenCount = read?.Count("cached_tokens") ?? counts.Count("prompt_cache_hit_tokens"),
            ReasoningTokenCount = written?.Count("reasoning_tokens"),
        };
        details.Add(NeutralKeys.CacheWriteTokens, read?.Count("cache_write_tokens"));
        details.Add(NeutralKeys.AudioInputTokens, read?.Count("audio_tokens"));
        details.Add(NeutralKeys.AudioOutputTokens, written?.Count("audio_tokens"));
        return details;
    }

    /// <summary>Writes the usage object under its name.</summary>
    public static void Write(Utf8JsonWriter writer, UsageDetails usage)
    {
        long input = usage.InputTokenCount ?? 0;
        long output = usage.OutputTokenCount ?? 0;
        writer.WriteStartObject("usage");
        writer.WriteNumber("prompt_tokens", input);
        writer.WriteNumber("completion_tokens", output);
        writer.WriteNumber("total_tokens", usage.TotalTokenCount ?? input + output);
        writer.WriteStartObject("prompt_tokens_details");
        writer.WriteNumber("cached_tokens", usage.CachedInputTokenCount ?? 0);
        writer.WriteNumber("audio_tokens", usage.Count(NeutralKeys.AudioInputTokens));
        writer.WriteEndObject();
        writer.WriteStartObject("completion_tokens_details");
        writer.WriteNumber("reasoning_tokens", usage.ReasoningTokenCount ?? 0);
        writer.WriteNumber("audio_tokens", usage.Count(NeutralKeys.AudioOutputTokens));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
