namespace Pointsman.Server;

/// <summary>How a key stands, as its clients are told with every answer.</summary>
/// <param name="Requests">Requests.</param>
/// <param name="Tokens">Tokens.</param>
internal readonly record struct LimitStanding(RateStanding Requests, RateStanding Tokens);
