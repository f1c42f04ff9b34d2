using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Writes a complete answer as a message.</summary>
internal static class AnthropicAnswerWriter
{
    /// <summary>Writes the whole object.</summary>
    public static void Write(Utf8JsonWriter writer, ChatAsk ask, ChatResponse answer)
    {
        List<AIContent> contents = [.. answer.Messages.SelectMany(message => message.Contents)];
        string? sequence = answer.AdditionalProperties.Word(NeutralKeys.StopSequence);
        string reason = AnthropicStop.Word(
            answer.FinishReason, contents.Any(content => content is FunctionCallContent),
            contents.Any(content => content is ErrorContent), sequence);
        WriteHead(writer, answer.ResponseId, answer.ModelId ?? ask.Model);
        writer.WriteStartArray("content");
        foreach (AIContent content in contents)
        {
            WriteBlock(writer, content);
        }

        writer.WriteEndArray();
        writer.WriteString("stop_reason", reason);
        writer.WriteString("stop_sequence", reason == "stop_sequence" ? sequence : null);
        AnthropicUsage.Write(writer, answer.Usage);
        writer.WriteEndObject();
    }

    /// <summary>Writes what stands before the content.</summary>
    public static void WriteHead(Utf8JsonWriter writer, string? id, string model)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id ?? MintedId.New("msg_"));
        writer.WriteString("type", "message");
        writer.WriteString("role", "assistant");
        writer.WriteString("model", model);
    }

    /// <summary>The text of what answers of this protocol can only tell of; null for what has a block.</summary>
    public static string? Told(AIContent content) => content switch
    {
        TextContent text => text.Text,
        ErrorContent refusal => refusal.Message,
        DataContent data => $"[{data.MediaType}, {data.Data.Length} bytes, which this protocol cannot carry]",
        _ => null,
    };

    private static void WriteBlock(Utf8JsonWriter writer, AIContent content)
    {
        if (content is TextReasoningContent thought)
        {
            AnthropicBlockWriter.WriteThought(writer, thought);
        }
        else if (content is FunctionCallContent call)
        {
            AnthropicBlockWriter.WriteCall(writer, call.CallId, call.Name, ToolArguments.Text(call));
        }
        else if (Told(content) is { Length: > 0 } text)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "text");
            writer.WriteString("text", text);
            writer.WriteEndObject();
        }
    }
}
