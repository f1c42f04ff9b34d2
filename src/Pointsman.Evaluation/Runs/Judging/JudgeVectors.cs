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
        CallOnce<GeneratedEmbeddings<Embedding<float>>> once = await calls.AskAsync(
            name, key, asides, () => bound.Of(texts),
            async late =>
            {
                GeneratedEmbeddings<Embedding<float>> made =
                    await embedder.GenerateAsync(texts, options, late).ConfigureAwait(false);
                return new CallOnce<GeneratedEmbeddings<Embedding<float>>>(made, bound.Price is null
                    ? Usd.Zero
                    : UsageOf(made) is { } used ? Charge.TotalFor(used, bound.Price) : null);
            },
            cancellationToken).ConfigureAwait(false);
        GeneratedEmbeddings<Embedding<float>> vectors = once.Value;
        Usd? cost = bound.Price is null ? null : once.Cost;
        calls.Write(RunLines.Aside(asides.Cell, key, name, UsageOf(vectors), cost, "vectors", json =>
        {
            json.WriteStartArray();
            foreach (Embedding<float> vector in vectors)
            {
                json.WriteBase64StringValue(MemoryMarshal.AsBytes(vector.Vector.Span));
            }

            json.WriteEndArray();
        }));
        return vectors;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        embedder.GetService(serviceType, serviceKey);

    public void Dispose()
    {
        // The model belongs to whoever made it.
    }

    private static Usage? UsageOf(GeneratedEmbeddings<Embedding<float>> made) =>
        made.Usage?.InputTokenCount is { } input ? new Usage { Input = input } : null;

    private static Embedding<float> Read(byte[] bytes) => new(MemoryMarshal.Cast<byte, float>(bytes).ToArray());
}
