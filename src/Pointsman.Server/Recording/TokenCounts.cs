namespace Pointsman.Server;

/// <summary>
/// The tokens of an attempt as the ledger keeps them: five kinds, and no token in two of them. The price was worked
/// out from the finer <see cref="Usage"/>; here its kinds are folded so that both sides still add up.
/// </summary>
/// <param name="Input">Tokens read that were in no cache, of text, sound and images.</param>
/// <param name="CachedInput">Tokens read from the provider's cache.</param>
/// <param name="CacheWrite">Tokens read and written to the provider's cache, for however long.</param>
/// <param name="Output">Tokens written that the caller sees, of text, sound and images.</param>
/// <param name="Reasoning">Tokens of reasoning.</param>
public readonly record struct TokenCounts(
    long Input, long CachedInput, long CacheWrite, long Output, long Reasoning)
{
    /// <summary>Folds a usage.</summary>
    public static TokenCounts Of(Usage usage) => new(
        usage.Input + usage.AudioInput + usage.ImageInput,
        usage.CachedInput,
        usage.CacheWrite + usage.CacheWriteHour,
        usage.Output + usage.AudioOutput + usage.ImageOutput,
        usage.Reasoning);
}
