using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>A model that makes vectors and is not paid twice for the same texts of a cell.</summary>
internal sealed class JudgeVectors(
    IEmbeddingGenerator<string, Embedding<float>> embedder, string name, JudgeCalls calls, CellAsides asides)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        string key = asides.Key(name, AskedBytes.Of(texts, options));
        if (asides.Find(key) is { } line)
        {
            return new GeneratedEmbeddings<Embedding<float>>(
                line.GetProperty("vectors").EnumerateArray().Select(one => Read(one.GetBytesFromBase64())));
        }

        CallBound bound = calls.Bound(name);
        return await calls.AskAsync(
            name, key, asides, () => bound.Of(texts),
            async late =>
            {
                GeneratedEmbeddings<Embedding<float>> made =
                    await embedder.GenerateAsync(texts, options, late).ConfigureAwait(false);
                return new CallOnce<GeneratedEmbeddings<Embedding<float>>>(made, bound.Cost(UsageOf(made)));
            },
            once => RunLines.Aside(
                asides.Cell, key, name, UsageOf(once.Value), bound.Price is null ? null : once.Cost, "vectors",
                json => Write(json, once.Value)),
            cancellationToken).ConfigureAwait(false);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        embedder.GetService(serviceType, serviceKey);

    public void Dispose()
    {
        // The model belongs to whoever made it.
    }

    private static Usage? UsageOf(GeneratedEmbeddings<Embedding<float>> made) =>
        made.Usage?.InputTokenCount is { } input ? new Usage { Input = input } : null;

    private static void Write(Utf8JsonWriter json, GeneratedEmbeddings<Embedding<float>> vectors)
    {
        json.WriteStartArray();
        foreach (Embedding<float> vector in vectors)
        {
            json.WriteBase64StringValue(MemoryMarshal.AsBytes(vector.Vector.Span));
        }

        json.WriteEndArray();
    }

    private static Embedding<float> Read(byte[] bytes) => new(MemoryMarshal.Cast<byte, float>(bytes).ToArray());
}
