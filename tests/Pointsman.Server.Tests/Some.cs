namespace Pointsman.Server.Tests;

/// <summary>Things that tests need and whose details do not matter to them.</summary>
internal static class Some
{
    /// <summary>A Friday in the middle of the month, at noon.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static Key Key(KeyLimits limits, long id = 1) => new()
    {
        Id = id, Name = "ci", Prefix = "pm_abcde", Created = Noon, Limits = limits,
    };

    public static Ask Ask(Key key, DateTimeOffset now, long tokens = 0, decimal usd = 0m) =>
        new(key, now, tokens, 0, new Usd(usd));
}
