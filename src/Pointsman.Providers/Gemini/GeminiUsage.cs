using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Tokens as Google counts them: thoughts beside the answer, what tools put into the prompt beside the prompt. The
/// neutral form counts both in.
/// </summary>
internal static class GeminiUsage
{
    /// <summary>Reads the counts; null where there are none.</summary>
    public static UsageDetails? Read(JsonElement? metadata)
    {
        if (metadata is not { ValueKind: JsonValueKind.Object } counts)
        {
            return null;
        }

        long? prompt = Count(counts, "promptTokenCount"), tools = Count(counts, "toolUsePromptTokenCount");
        long? answer = Count(counts, "candidatesTokenCount"), thoughts = Count(counts, "thoughtsTokenCount");
        if (prompt is null && answer is null && Count(counts, "totalTokenCount") is null)
        {
            return null;
        }

        var usage = new UsageDetails
        {
            InputTokenCount = Sum(prompt, tools),
            OutputTokenCount = Sum(answer, thoughts),
            TotalTokenCount = Count(counts, "totalTokenCount"),
            CachedInputTokenCount = Count(counts, "cachedContentTokenCount"),
            ReasoningTokenCount = thoughts,
        };
        Note(usage, NeutralKeys.AudioInputTokens, Audio(counts, "promptTokensDetails"));
        Note(usage, NeutralKeys.AudioOutputTokens, Audio(counts, "candidatesTokensDetails"));
        return usage;
    }

    /// <summary>Writes the counts as a field of the answer.</summary>
    public static void Write(Utf8JsonWriter writer, UsageDetails? usage)
    {
        if (usage is null)
        {
            return;
        }

        long? answer = usage.OutputTokenCount - (usage.ReasoningTokenCount ?? 0);
        writer.WriteStartObject("usageMetadata");
        Number(writer, "promptTokenCount", usage.InputTokenCount);
        Number(writer, "cachedContentTokenCount", usage.CachedInputTokenCount);
        Number(writer, "candidatesTokenCount", answer is < 0 ? 0 : answer);
        Number(writer, "thoughtsTokenCount", usage.ReasoningTokenCount);
        Number(writer, "totalTokenCount", usage.TotalTokenCount ?? usage.InputTokenCount + usage.OutputTokenCount);
        WriteAudio(writer, "promptTokensDetails", usage, NeutralKeys.AudioInputTokens);
        WriteAudio(writer, "candidatesTokensDetails", usage, NeutralKeys.AudioOutputTokens);
        writer.WriteEndObject();
    }

    private static long? Sum(long? one, long? other) => one is null && other is null ? null : (one ?? 0) + (other ?? 0);

    private static long? Count(JsonElement counts, string name) =>
        GeminiNames.Property(counts, name) is { ValueKind: JsonValueKind.Number } value
            && value.TryGetInt64(out long count) && count >= 0 ? count : null;

    private static void Note(UsageDetails usage, string key, long? count)
    {
        if (count is { } known)
        {
            (usage.AdditionalCounts ??= [])[key] = known;
        }
    }

    private static long? Audio(JsonElement counts, string list)
    {
        if (GeminiNames.Property(counts, list) is not { ValueKind: JsonValueKind.Array } details)
        {
            return null;
        }

        foreach (JsonElement detail in details.EnumerateArray())
        {
            if (GeminiNames.Property(detail, "modality") is { ValueKind: JsonValueKind.String } kind
                && kind.ValueEquals("AUDIO"))
            {
                return Count(detail, "tokenCount");
            }
        }

        return null;
    }

    private static void WriteAudio(Utf8JsonWriter writer, string name, UsageDetails usage, string key)
    {
        if (usage.AdditionalCounts is { } counts && counts.TryGetValue(key, out long count))
        {
            writer.WriteStartArray(name);
            writer.WriteStartObject();
            writer.WriteString("modality", "AUDIO");
            writer.WriteNumber("tokenCount", count);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
    }

    private static void Number(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } known)
        {
            writer.WriteNumber(name, known);
        }
    }
}
