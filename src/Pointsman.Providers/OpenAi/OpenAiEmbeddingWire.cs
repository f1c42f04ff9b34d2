using System.Buffers;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>OpenAI's embeddings.</summary>
/// <remarks>
/// The client's word for its user is left out unsaid where it has no place, because it asks nothing of the model.
/// </remarks>
public sealed class OpenAiEmbeddingWire : IEmbeddingWire
{
    private OpenAiEmbeddingWire()
    {
    }

    /// <summary>The one instance; it holds no state.</summary>
    public static OpenAiEmbeddingWire Instance { get; } = new();

    /// <inheritdoc />
    public WireFormat Format => WireFormat.OpenAiChat;

    /// <inheritdoc />
    public EmbeddingAsk? ReadAsk(ReadOnlyMemory<byte> body, string? model, out WireError? error) =>
        new OpenAiEmbeddingReader().Read(body, model, out error);

    /// <inheritdoc />
    public IReadOnlyList<ForeignField> WriteAsk(IBufferWriter<byte> output, EmbeddingAsk ask, string model)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        writer.WriteStartObject();
        writer.WriteString("model", model);
        writer.WriteStartArray("input");
        foreach (string text in ask.Texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
        if (ask.Dimensions is { } dimensions)
        {
            writer.WriteNumber("dimensions", dimensions);
        }

        writer.WriteString("encoding_format", "float");
        writer.WriteEndObject();
        return ask.Foreign;
    }

    /// <inheritdoc />
    public EmbeddedTexts? ReadAnswer(ReadOnlyMemory<byte> body, out WireError? error)
    {
        error = null;
        JsonElement answer = Json.Object(body.Span) ?? default;
        JsonElement[] rows = [.. answer.Items("data")];
        var vectors = new float[rows.Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            // Rows may come in any order; each says which text it is for.
            long at = rows[i].Count("index") ?? i;
            float[]? one = VectorJson.Read(rows[i].Field("embedding"));
            if (at >= rows.Length || vectors[at] is not null || one is null)
            {
                error = Broken($"data[{i}] is no vector of one of the texts");
                return null;
            }

            vectors[at] = one;
        }

        if (rows.Length == 0)
        {
            error = Broken("there is no vector in it");
            return null;
        }

        return new EmbeddedTexts
        {
            Vectors = vectors, Model = answer.Text("model"),
            InputTokens = answer.Inner("usage")?.Count("prompt_tokens"),
        };
    }

    /// <inheritdoc />
    public void WriteAnswer(IBufferWriter<byte> output, EmbeddingAsk ask, EmbeddedTexts answer)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        writer.WriteStartObject();
        writer.WriteString("object", "list");
        writer.WriteStartArray("data");
        for (int i = 0; i < answer.Vectors.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("object", "embedding");
            writer.WriteNumber("index", i);
            if (ask.Packed)
            {
                VectorJson.WritePacked(writer, "embedding", answer.Vectors[i]);
            }
            else
            {
                VectorJson.Write(writer, "embedding", answer.Vectors[i]);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("model", answer.Model ?? ask.Model);
        writer.WriteStartObject("usage");
        writer.WriteNumber("prompt_tokens", answer.InputTokens ?? 0);
        writer.WriteNumber("total_tokens", answer.InputTokens ?? 0);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static WireError Broken(string why) =>
        new(502, ErrorCode.UpstreamFailed, $"The provider's answer cannot be read: {why}.");
}
