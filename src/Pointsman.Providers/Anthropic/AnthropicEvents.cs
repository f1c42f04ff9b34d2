using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Writes the single events of a streamed message and counts its blocks.</summary>
internal sealed class AnthropicEvents
{
    private int _index = -1;

    /// <summary>Begins the message.</summary>
    public static void Start(IBufferWriter<byte> output, string? id, string model, UsageDetails? usage) =>
        SseText.Write(output, "message_start", writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", "message_start");
            writer.WritePropertyName("message");
            AnthropicAnswerWriter.WriteHead(writer, id, model);
            writer.WriteStartArray("content");
            writer.WriteEndArray();
            writer.WriteNull("stop_reason");
            writer.WriteNull("stop_sequence");
            AnthropicUsage.Write(writer, usage);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });

    /// <summary>Ends the message with the reason and what it took.</summary>
    public static void Stop(IBufferWriter<byte> output, string reason, string? sequence, UsageDetails? usage)
    {
        SseText.Write(output, "message_delta", writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", "message_delta");
            writer.WriteStartObject("delta");
            writer.WriteString("stop_reason", reason);
            writer.WriteString("stop_sequence", sequence);
            writer.WriteEndObject();
            AnthropicUsage.Write(writer, usage);
            writer.WriteEndObject();
        });
        SseText.Write(output, "message_stop", writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", "message_stop");
            writer.WriteEndObject();
        });
    }

    /// <summary>Opens a block and writes what has waited for it.</summary>
    public void Open(IBufferWriter<byte> output, AnthropicOpenBlock block)
    {
        _index++;
        SseText.Write(output, "content_block_start", writer =>
        {
            Begin(writer, "content_block_start");
            writer.WriteStartObject("content_block");
            WriteEmpty(writer, block);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
        Delta(output, block, block.Waiting.ToString());
        if (block is { Kind: AnthropicBlockKind.Thinking, Seal: not null })
        {
            Seal(output, block);
        }
    }

    /// <summary>Writes a piece of the open block; an empty one is no event.</summary>
    public void Delta(IBufferWriter<byte> output, AnthropicOpenBlock block, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        (string type, string field) = block.Kind switch
        {
            AnthropicBlockKind.Text => ("text_delta", "text"),
            AnthropicBlockKind.Thinking => ("thinking_delta", "thinking"),
            _ => ("input_json_delta", "partial_json"),
        };
        WriteDelta(output, type, field, text);
    }

    /// <summary>Writes the seal of the open block.</summary>
    public void Seal(IBufferWriter<byte> output, AnthropicOpenBlock block) =>
        WriteDelta(output, "signature_delta", "signature", block.Seal!);

    /// <summary>Closes the open block.</summary>
    public void Close(IBufferWriter<byte> output) => SseText.Write(output, "content_block_stop", writer =>
    {
        Begin(writer, "content_block_stop");
        writer.WriteEndObject();
    });

    private static void WriteEmpty(Utf8JsonWriter writer, AnthropicOpenBlock block)
    {
        switch (block.Kind)
        {
            case AnthropicBlockKind.Text:
                writer.WriteString("type", "text");
                writer.WriteString("text", "");
                break;
            case AnthropicBlockKind.Thinking:
                writer.WriteString("type", "thinking");
                writer.WriteString("thinking", "");
                writer.WriteString("signature", "");
                break;
            case AnthropicBlockKind.Redacted:
                writer.WriteString("type", "redacted_thinking");
                writer.WriteString("data", block.Seal);
                break;
            default:
                writer.WriteString("type", "tool_use");
                writer.WriteString("id", block.CallId);
                writer.WriteString("name", block.Name);
                writer.WriteStartObject("input");
                writer.WriteEndObject();
                break;
        }
    }

    private void WriteDelta(IBufferWriter<byte> output, string type, string field, string text) =>
        SseText.Write(output, "content_block_delta", writer =>
        {
            Begin(writer, "content_block_delta");
            writer.WriteStartObject("delta");
            writer.WriteString("type", type);
            writer.WriteString(field, text);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });

    private void Begin(Utf8JsonWriter writer, string type)
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteNumber("index", _index);
    }
}
