namespace Pointsman.Server;

/// <summary>What a request wants to reserve before it is carried out.</summary>
/// <param name="Key">Who asks; <see cref="Server.Key.Keyless"/> for a request without a key.</param>
/// <param name="Now">The time.</param>
/// <param name="InputTokens">The estimated tokens of its input.</param>
/// <param name="MostOutputTokens">The most tokens that the answer may have.</param>
/// <param name="MostMoney">The most that it may cost, all attempts together.</param>
internal readonly record struct Ask(
    Key Key, DateTimeOffset Now, long InputTokens, long MostOutputTokens, Usd MostMoney);
