namespace Pointsman.Server;

/// <summary>
/// What an admitted request holds until it is settled. It is worth nothing to anybody but the <see cref="Admission"/>
/// that gave it; copies of it are the same reservation.
/// </summary>
internal readonly struct Reservation
{
    internal Reservation(KeyAccount account, int place, long id, in LimitStanding standing) =>
        (Account, Place, Id, Standing) = (account, place, id, standing);

    /// <summary>Its number, minted here and never used again for the same key while the process lives.</summary>
    public long Id { get; }

    /// <summary>How the key stood when the request was admitted, the request itself counted.</summary>
    public LimitStanding Standing { get; }

    internal KeyAccount? Account { get; }

    internal int Place { get; }
}
