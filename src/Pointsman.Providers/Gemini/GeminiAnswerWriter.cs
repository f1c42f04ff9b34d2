using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Gathers the contents of an answer and writes them as one generateContent response.</summary>
internal sealed class GeminiAnswerWriter
{
    private readonly List<AIContent> _parts = [];

    /// <summary>Whether there is any content to write.</summary>
    public bool Any => _parts.Count > 0;

    /// <summary>Adds contents; what this protocol has no part for is passed by.</summary>
    public void Add(IEnumerable<AIContent> contents) => _parts.AddRange(contents.Where(content => content
        is TextContent { Text.Length: > 0 } or TextReasoningContent or FunctionCallContent or DataContent or UriContent
        or ErrorContent { ErrorCode: NeutralKeys.Refusal }));

    /// <summary>Writes the response and forgets the contents.</summary>
    public void Write(Utf8JsonWriter writer, GeminiAnswerTail tail)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("candidates");
        writer.WriteStartObject();
        writer.WriteStartObject("content");
        writer.WriteStartArray("parts");
        WriteParts(writer, isLast: tail.FinishReason is not null);
        writer.WriteEndArray();
        writer.WriteString("role", "model");
        writer.WriteEndObject();
        if (tail.FinishReason is not null)
        {
            writer.WriteString("finishReason", tail.FinishReason);
        }

        writer.WriteNumber("index", 0);
        GeminiLogProbabilities.Write(writer, tail.LogProbabilities);
        writer.WriteEndObject();
        writer.WriteEndArray();
        GeminiUsage.Write(writer, tail.Usage);
        if (tail.ModelId is not null)
        {
            writer.WriteString("modelVersion", tail.ModelId);
        }

        if (tail.ResponseId is not null)
        {
            writer.WriteString("responseId", tail.ResponseId);
        }

        writer.WriteEndObject();
    }

    private void WriteParts(Utf8JsonWriter writer, bool isLast)
    {
        string? seal = null;
        bool wrote = false;
        foreach (AIContent content in _parts)
        {
            if (content is TextReasoningContent { Text.Length: 0 } bare)
            {
                seal = bare.ProtectedData ?? seal;
                continue;
            }

            writer.WriteStartObject();
            WritePart(writer, content);
            seal = (content as TextReasoningContent)?.ProtectedData ?? seal;
            WriteSeal(writer, seal);
            writer.WriteEndObject();
            seal = null;
            wrote = true;
        }

        // Clients that put the texts of all pieces together expect a part in the last one too.
        if (seal is not null || (isLast && !wrote))
        {
            writer.WriteStartObject();
            writer.WriteString("text", "");
            WriteSeal(writer, seal);
            writer.WriteEndObject();
        }

        _parts.Clear();
    }

    private static void WritePart(Utf8JsonWriter writer, AIContent content)
    {
        switch (content)
        {
            case TextReasoningContent thought:
                writer.WriteString("text", thought.Text);
                writer.WriteBoolean("thought", true);
                break;
            case TextContent text:
                writer.WriteString("text", text.Text);
                break;
            case ErrorContent refusal:
                writer.WriteString("text", refusal.Message);
                break;
            case FunctionCallContent call:
                GeminiParts.WriteCall(writer, call);
                break;
            case DataContent data:
                GeminiParts.WriteData(writer, data);
                break;
            case UriContent file:
                GeminiParts.WriteFile(writer, file);
                break;
        }
    }

    private static void WriteSeal(Utf8JsonWriter writer, string? seal)
    {
        if (seal is not null)
        {
            writer.WriteString("thoughtSignature", GeminiSeal.ToClient(seal));
        }
    }
}
