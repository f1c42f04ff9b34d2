namespace Pointsman.Server;

/// <summary>
/// Money as the ledger stores it: whole trillionths of a dollar in 64 bits. A token of any price with up to six
/// decimals per million is then a whole number, so nothing is rounded; the few prices with more decimals are rounded
/// to the nearest trillionth per attempt. SQLite adds whole numbers exactly, which it does with no other form of a
/// fraction. One amount holds up to 9.2 million dollars.
/// </summary>
internal static class StoredMoney
{
    /// <summary>How sums are split in SQL so that a year of a large company overflows nothing.</summary>
    public const long Split = 1_000_000;

    private const decimal PerDollar = 1_000_000_000_000m;

    /// <summary>Rounds an amount to what the ledger can store; an amount beyond its range is held at the end of the
    /// range.</summary>
    public static long Of(Usd amount)
    {
        decimal most = long.MaxValue / PerDollar;
        return (long)Math.Round(Math.Clamp(amount.Amount, -most, most) * PerDollar);
    }

    /// <summary>The amount that is stored.</summary>
    public static Usd ToUsd(long stored) => new(stored / PerDollar);

    /// <summary>The amount of a sum that was split by <see cref="Split"/>.</summary>
    public static Usd ToUsd(long high, long low) => new(((decimal)high * Split + low) / PerDollar);
}
