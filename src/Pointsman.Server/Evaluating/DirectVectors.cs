using Microsoft.Extensions.AI;

namespace Pointsman.Server;

/// <summary>A model of a configuration that makes vectors, asked without the gateway between.</summary>
/// <param name="Name">The name that it was found by.</param>
/// <param name="Target">What is known of it: price, window, provider.</param>
/// <param name="Generator">Asks it; it is disposed with whoever found it.</param>
/// <param name="Simulated">Whether it is simulated, so that nothing is understood of what texts mean.</param>
public sealed record DirectVectors(
    string Name, RoutingTarget Target, IEmbeddingGenerator<string, Embedding<float>> Generator, bool Simulated);
