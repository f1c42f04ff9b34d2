using System.Buffers;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Writes the events of one streamed answer, numbered in their order; of a complete answer, none.</summary>
internal sealed class OpenAiResponsesEvents(bool areWanted)
{
    private int _number;

    /// <summary>Writes one event.</summary>
    public void Write(IBufferWriter<byte> output, string type, Action<Utf8JsonWriter> fields)
    {
        if (!areWanted)
        {
            return;
        }

        SseText.Write(output, type, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            writer.WriteNumber("sequence_number", _number++);
            fields(writer);
            writer.WriteEndObject();
        });
    }

    /// <summary>Writes an event about the whole answer.</summary>
    public void Write(IBufferWriter<byte> output, string type, OpenAiResponsesObject answer) =>
        Write(output, type, writer =>
        {
            writer.WritePropertyName("response");
            answer.Write(writer);
        });

    /// <summary>Writes that an item began or is done.</summary>
    public void Item(IBufferWriter<byte> output, string type, OpenAiResponsesItem item) =>
        Write(output, type, writer =>
        {
            writer.WriteNumber("output_index", item.Place);
            writer.WritePropertyName("item");
            item.Write(writer);
        });

    /// <summary>Writes something about an item.</summary>
    public void About(
        IBufferWriter<byte> output, string type, OpenAiResponsesItem item, Action<Utf8JsonWriter> fields) =>
        Write(output, type, writer =>
        {
            writer.WriteString("item_id", item.Id);
            writer.WriteNumber("output_index", item.Place);
            fields(writer);
        });

    /// <summary>Writes something about a part of a message, or of a summary.</summary>
    public void Part(
        IBufferWriter<byte> output, string type, OpenAiResponsesItem item, int at, Action<Utf8JsonWriter> fields) =>
        About(output, type, item, writer =>
        {
            writer.WriteNumber(item is OpenAiResponsesItem.Reasoning ? "summary_index" : "content_index", at);
            fields(writer);
        });

    /// <summary>Writes the error that ends a stream, both as the protocol and as OpenAI's libraries know it.</summary>
    public void Error(IBufferWriter<byte> output, WireError error) =>
        Write(output, "error", writer =>
        {
            WriteError(writer, error);
            // The libraries raise an error for an event that has this field, and pass by one that has not.
            writer.WriteStartObject("error");
            writer.WriteString("type", OpenAiChatErrors.Kind(error));
            WriteError(writer, error);
            writer.WriteEndObject();
        });

    private static void WriteError(Utf8JsonWriter writer, WireError error)
    {
        writer.WriteString("code", OpenAiChatErrors.Code(error.Code));
        writer.WriteString("message", error.Message);
        writer.WriteString("param", error.Field);
    }
}
