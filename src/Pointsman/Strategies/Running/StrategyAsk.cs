using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>What is asked of a target or of a strategy.</summary>
public sealed record StrategyAsk
{
    /// <summary>The conversation.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Settings of the request; shared between calls and not to be changed.</summary>
    public required ChatOptions Options { get; init; }

    /// <summary>Whether the answer is wanted piece by piece, where that can be had.</summary>
    public bool Stream { get; init; }

    /// <summary>
    /// Whether the seed among the settings is a wish of the strategy's: a target that knows no seeds does without.
    /// </summary>
    public bool SeedIsOptional { get; init; }

    /// <summary>Whether the client takes a better answer later, after it got one at once.</summary>
    public bool WantsUpgrade { get; init; }
}
