using Microsoft.Extensions.AI;

namespace Pointsman.Server;

/// <summary>A model of a configuration, asked without the gateway between.</summary>
/// <param name="Name">The name that it was found by.</param>
/// <param name="Target">What is known of it: price, window, provider.</param>
/// <param name="Client">Asks it; it is disposed with whoever found it.</param>
/// <param name="Simulated">Whether it is simulated, so that what is measured says nothing about a model.</param>
public sealed record DirectModel(string Name, RoutingTarget Target, IChatClient Client, bool Simulated)
{
    /// <summary>What the catalog calls the offer: <c>openai/gpt-4o-mini</c>; null where it does not know it.</summary>
    public string? Offer { get; init; }
}
