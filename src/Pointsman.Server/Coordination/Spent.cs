namespace Pointsman.Server;

/// <summary>What a key used since some time, as the ledger knows it.</summary>
/// <param name="Requests">Requests.</param>
/// <param name="Tokens">Tokens, input and output together.</param>
/// <param name="Money">What they cost.</param>
internal readonly record struct Spent(long Requests, long Tokens, Usd Money);
