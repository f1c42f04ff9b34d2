using Microsoft.Extensions.AI;

namespace Pointsman.Cli;

/// <summary>What a name of a suite means where vectors are made.</summary>
/// <param name="Generator">Asks it.</param>
/// <param name="Price">What it costs; null where that is unknown.</param>
/// <param name="Simulated">Whether it is simulated.</param>
internal sealed record BenchVectors(
    IEmbeddingGenerator<string, Embedding<float>> Generator, Price? Price, bool Simulated);
