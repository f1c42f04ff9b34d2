using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>Stands in for a model that makes vectors: all texts lie on the same one.</summary>
internal sealed class RehearsedVectors(Action<string> asked) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <inheritdoc />
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        asked(string.Join('\n', texts));
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(
            texts.Select(_ => new Embedding<float>(new float[] { 1 }))));
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    /// <inheritdoc />
    public void Dispose()
    {
        // It holds nothing.
    }
}
