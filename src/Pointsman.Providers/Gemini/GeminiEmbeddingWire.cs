using System.Buffers;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Gemini's batchEmbedContents, and embedContent on the side of the client.</summary>
/// <remarks>
/// Several texts of one content are one text, as they are to Gemini. What a client of Gemini asks of a model of Gemini
/// is written again as it came, but for the model's name, which stands in every part of the batch.
/// </remarks>
public sealed class GeminiEmbeddingWire : IEmbeddingWire
{
    private GeminiEmbeddingWire()
    {
    }

    /// <summary>The one instance; it holds no state.</summary>
    public static GeminiEmbeddingWire Instance { get; } = new();

    /// <inheritdoc />
    public WireFormat Format => WireFormat.Gemini;

    /// <inheritdoc />
    public EmbeddingAsk? ReadAsk(ReadOnlyMemory<byte> body, string? model, out WireError? error) =>
        new GeminiEmbeddingReader().Read(body, model, out error);

    /// <inheritdoc />
    public IReadOnlyList<ForeignField> WriteAsk(IBufferWriter<byte> output, EmbeddingAsk ask, string model)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        writer.WriteStartObject();
        writer.WriteStartArray("requests");
        if (ask.Own.Count > 0)
        {
            foreach (JsonElement request in ask.Own)
            {
                WriteOwn(writer, request, model);
            }
        }
        else
        {
            foreach (string text in ask.Texts)
            {
                WriteText(writer, text, ask.Dimensions, model);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        return ask.Own.Count > 0 ? [.. ask.Foreign.Where(IsBesideRequests)] : ask.Foreign;
    }

    /// <inheritdoc />
    public EmbeddedTexts? ReadAnswer(ReadOnlyMemory<byte> body, out WireError? error)
    {
        error = null;
        JsonElement answer = Json.Object(body.Span) ?? default;
        List<float[]> vectors = [];
        foreach (JsonElement row in answer.Items("embeddings"))
        {
            if (VectorJson.Read(row.Field("values")) is not { } vector)
            {
                error = Broken($"embeddings[{vectors.Count}] is no vector");
                return null;
            }

            vectors.Add(vector);
        }

        if (vectors.Count == 0)
        {
            error = Broken("there is no vector in it");
            return null;
        }

        return new EmbeddedTexts
        {
            Vectors = vectors, InputTokens = answer.Inner("usageMetadata")?.Count("promptTokenCount"),
        };
    }

    /// <inheritdoc />
    public void WriteAnswer(IBufferWriter<byte> output, EmbeddingAsk ask, EmbeddedTexts answer)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        writer.WriteStartObject();
        if (ask.Alone)
        {
            writer.WriteStartObject("embedding");
            VectorJson.Write(writer, "values", answer.Vectors[0]);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteStartArray("embeddings");
            foreach (float[] vector in answer.Vectors)
            {
                writer.WriteStartObject();
                VectorJson.Write(writer, "values", vector);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (answer.InputTokens is { } tokens)
        {
            writer.WriteStartObject("usageMetadata");
            writer.WriteNumber("promptTokenCount", tokens);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string text, int? dimensions, string model)
    {
        writer.WriteStartObject();
        writer.WriteString("model", "models/" + model);
        writer.WriteStartObject("content");
        writer.WriteStartArray("parts");
        writer.WriteStartObject();
        writer.WriteString("text", text);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        if (dimensions is { } wanted)
        {
            writer.WriteNumber("outputDimensionality", wanted);
        }

        writer.WriteEndObject();
    }

    private static void WriteOwn(Utf8JsonWriter writer, JsonElement request, string model)
    {
        writer.WriteStartObject();
        writer.WriteString("model", "models/" + model);
        foreach (JsonProperty field in request.EnumerateObject().Where(field => field.Name != "model"))
        {
            field.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    // What stands within the requests was written with them.
    private static bool IsBesideRequests(ForeignField field) =>
        !field.Path.StartsWith("requests[", StringComparison.Ordinal);

    private static WireError Broken(string why) =>
        new(502, ErrorCode.UpstreamFailed, $"The provider's answer cannot be read: {why}.");
}
