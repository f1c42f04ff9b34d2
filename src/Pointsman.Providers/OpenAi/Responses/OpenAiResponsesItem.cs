using System.Text;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>One item of an answer's output while it grows: a message, reasoning, a call or an image.</summary>
internal abstract class OpenAiResponsesItem(string id, int place)
{
    /// <summary>The id of the item.</summary>
    public string Id => id;

    /// <summary>Which item of the output it is, counted from 0.</summary>
    public int Place => place;

    /// <summary>How far it is: in_progress, completed, incomplete.</summary>
    public string Status { get; set; } = "in_progress";

    /// <summary>Writes the item as it is now.</summary>
    public abstract void Write(Utf8JsonWriter writer);

    /// <summary>A message of the assistant.</summary>
    internal sealed class Message(string id, int place) : OpenAiResponsesItem(id, place)
    {
        /// <summary>The parts; only the last one grows.</summary>
        public List<Part> Parts { get; } = [];

        /// <inheritdoc />
        public override void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WriteString("id", Id);
            writer.WriteString("type", "message");
            writer.WriteString("status", Status);
            writer.WriteString("role", "assistant");
            writer.WriteStartArray("content");
            Parts.ForEach(part => part.Write(writer));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }

    /// <summary>A part of a message: text, or the words of a refusal.</summary>
    internal sealed class Part(bool isRefusal)
    {
        /// <summary>Whether the model refuses here.</summary>
        public bool IsRefusal => isRefusal;

        /// <summary>The text so far.</summary>
        public StringBuilder Text { get; } = new();

        /// <summary>The probabilities of its tokens so far.</summary>
        public List<JsonElement> Probabilities { get; } = [];

        /// <summary>Writes the part as it is now.</summary>
        public void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            if (IsRefusal)
            {
                writer.WriteString("type", "refusal");
                writer.WriteString("refusal", Text.ToString());
            }
            else
            {
                writer.WriteString("type", "output_text");
                writer.WriteStartArray("annotations");
                writer.WriteEndArray();
                WriteProbabilities(writer, Probabilities);
                writer.WriteString("text", Text.ToString());
            }

            writer.WriteEndObject();
        }

        /// <summary>Writes probabilities as the list that every event of a text has.</summary>
        public static void WriteProbabilities(Utf8JsonWriter writer, IEnumerable<JsonElement> probabilities)
        {
            writer.WriteStartArray("logprobs");
            foreach (JsonElement token in probabilities)
            {
                token.WriteTo(writer);
            }

            writer.WriteEndArray();
        }
    }

    /// <summary>What the model thought, with the seal that it wants back.</summary>
    internal sealed class Reasoning(string id, int place) : OpenAiResponsesItem(id, place)
    {
        /// <summary>The text so far; null while there is none, which makes an empty summary.</summary>
        public StringBuilder? Text { get; set; }

        /// <summary>The seal.</summary>
        public string? Seal { get; set; }

        /// <inheritdoc />
        public override void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WriteString("id", Id);
            writer.WriteString("type", "reasoning");
            writer.WriteStartArray("summary");
            if (Text is not null)
            {
                WriteSummary(writer, Text.ToString());
            }

            writer.WriteEndArray();
            if (Seal is not null)
            {
                writer.WriteString("encrypted_content", ReasoningSeal.ToClient(WireFormat.OpenAiResponses, Seal));
            }

            writer.WriteEndObject();
        }

        /// <summary>Writes one part of a summary.</summary>
        public static void WriteSummary(Utf8JsonWriter writer, string text)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "summary_text");
            writer.WriteString("text", text);
            writer.WriteEndObject();
        }
    }

    /// <summary>A call of a function.</summary>
    internal sealed class Call(string id, int place, string callId, string name) : OpenAiResponsesItem(id, place)
    {
        /// <summary>The id by which its result will be given.</summary>
        public string CallId => callId;

        /// <summary>The name of the function.</summary>
        public string Name => name;

        /// <summary>The arguments' text so far.</summary>
        public StringBuilder Arguments { get; } = new();

        /// <inheritdoc />
        public override void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WriteString("id", Id);
            writer.WriteString("type", "function_call");
            writer.WriteString("status", Status);
            writer.WriteString("arguments", Arguments.ToString());
            writer.WriteString("call_id", CallId);
            writer.WriteString("name", Name);
            writer.WriteEndObject();
        }
    }

    /// <summary>An image that the model made.</summary>
    internal sealed class Image(string id, int place, string base64) : OpenAiResponsesItem(id, place)
    {
        /// <inheritdoc />
        public override void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WriteString("id", Id);
            writer.WriteString("type", "image_generation_call");
            writer.WriteString("status", Status);
            writer.WriteString("result", base64);
            writer.WriteEndObject();
        }
    }
}
