using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Pointsman.Server;

/// <summary>
/// Lets requests in under the limits of their keys: reserve before, settle after, and what nobody settles expires.
/// </summary>
/// <remarks>
/// <para>A request reserves the most that it may use under all limits of its key, or it is refused and reserves
/// nothing. So a budget is overrun only by what requests in flight use beyond their own estimates.</para>
/// <para>The request itself stays counted whatever becomes of it; tokens and money that were reserved and not used are
/// given back where they were counted, and use beyond the reservation counts when it is settled.</para>
/// <para>One node serves this from memory: an account holds the whole limit of its key. Where several nodes serve the
/// same keys, the account of a node holds a share that it has leased; what callers see is the same.</para>
/// </remarks>
internal sealed class Admission(AdmissionOptions? options = null)
{
    private readonly ConcurrentDictionary<long, KeyAccount> _accounts = new();
    private readonly long _lifetimeTicks = (options ?? new AdmissionOptions()).ReservationsLast.Ticks;
    private long _settledLate;

    /// <summary>How many reservations expired unsettled since the start, over all keys.</summary>
    public long Expired => _accounts.Values.Sum(account => account.Expired);

    /// <summary>How many of them were settled after all; the others are requests that were lost.</summary>
    public long SettledLate => Interlocked.Read(ref _settledLate);

    /// <summary>Reserves under all limits of the key or under none.</summary>
    public bool TryAdmit(in Ask ask, [NotNullWhen(false)] out Refusal? refusal, out Reservation reservation)
    {
        bool admitted = Account(ask.Key.Id).TryAdmit(ask, out Shortfall worst, out reservation, out var standing);
        refusal = admitted ? null : new Refusal(ask.Key, worst, ask.Now, standing);
        return admitted;
    }

    /// <summary>
    /// Books what a request really used, once; for a second time, or for a reservation that was never made, nothing.
    /// </summary>
    public Settlement Settle(in Reservation reservation, long tokens, Usd money, DateTimeOffset now)
    {
        Settlement settled =
            reservation.Account?.Settle(reservation, tokens, money, now) ?? Settlement.NothingThere;
        if (settled == Settlement.BookedLate)
        {
            Interlocked.Increment(ref _settledLate);
        }

        return settled;
    }

    /// <summary>Counts money against a key that no request under way has reserved; it is spent, whatever the limits.
    /// </summary>
    public void Book(long keyId, Usd money, DateTimeOffset now) => Account(keyId).Book(money, now);

    /// <summary>Gives back what a request reserved that used nothing, as <see cref="Settle"/> does.</summary>
    public Settlement Release(in Reservation reservation, DateTimeOffset now) =>
        Settle(reservation, 0, Usd.Zero, now);

    /// <summary>The times from which <see cref="Restore"/> asks what was spent: the day's and the month's start.
    /// </summary>
    public static IReadOnlyList<DateTimeOffset> RestoredFrom(DateTimeOffset now) =>
    [
        new(Moment.DayStart(Moment.DayOf(now.UtcTicks))), new(Moment.MonthStart(Moment.MonthOf(now.UtcTicks))),
    ];

    /// <summary>
    /// Takes up what was spent in the running day and month before the process started. To be called once, before the
    /// first request. Only keys whose day or month is limited are asked for, and requests without a key, whose limits
    /// may come later.
    /// </summary>
    /// <param name="keys">The keys, <see cref="Key.Keyless"/> among them.</param>
    /// <param name="spentSince">What a key spent since a time, as the ledger knows it.</param>
    /// <param name="now">The time.</param>
    public void Restore(IEnumerable<Key> keys, Func<long, DateTimeOffset, Spent> spentSince, DateTimeOffset now)
    {
        IReadOnlyList<DateTimeOffset> from = RestoredFrom(now);
        foreach (Key key in keys.Where(Counts))
        {
            Account(key.Id).Restore(key.Limits, spentSince(key.Id, from[0]), spentSince(key.Id, from[1]), now);
        }
    }

    /// <summary>What counts against the limits of a key now.</summary>
    public KeyUse Read(Key key, DateTimeOffset now) => Account(key.Id).Read(key.Limits, now);

    private static bool Counts(Key key) => key.Id == Key.KeylessId || (key.Revoked is null
        && ((key.Limits.Requests with { PerMinute = null }).Any
            || (key.Limits.Tokens with { PerMinute = null }).Any
            || (key.Limits.Usd with { PerMinute = null }).Any));

    private KeyAccount Account(long keyId) => _accounts.TryGetValue(keyId, out KeyAccount? account)
        ? account
        : _accounts.GetOrAdd(keyId, static (_, lifetime) => new KeyAccount(lifetime), _lifetimeTicks);
}
