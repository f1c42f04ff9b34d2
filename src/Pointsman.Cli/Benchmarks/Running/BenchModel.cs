using Microsoft.Extensions.AI;

namespace Pointsman.Cli;

/// <summary>What a name of a suite means.</summary>
/// <param name="Name">The name.</param>
/// <param name="Client">Asks it.</param>
/// <param name="Lane">Whose limits it shares with others.</param>
/// <param name="Price">What it costs; null where that is told by its answers, or unknown.</param>
internal sealed record BenchModel(string Name, IChatClient Client, string Lane, Price? Price)
{
    /// <summary>Whether it is simulated.</summary>
    public bool Simulated { get; init; }

    /// <summary>Whether a gateway answers for it: what stands behind its name may be changed there.</summary>
    public bool IsRoute { get; init; }

    /// <summary>What the catalog calls it; null where it does not know it.</summary>
    public string? Offer { get; init; }
}
