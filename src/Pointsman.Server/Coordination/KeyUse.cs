namespace Pointsman.Server;

/// <summary>What counts against the limits of a key, reservations included.</summary>
/// <param name="InFlight">Requests that are admitted and not settled.</param>
/// <param name="Day">The running day, UTC.</param>
/// <param name="Month">The running month, UTC.</param>
/// <param name="Standing">How its clients are told that it stands.</param>
internal readonly record struct KeyUse(int InFlight, Spent Day, Spent Month, LimitStanding Standing);
