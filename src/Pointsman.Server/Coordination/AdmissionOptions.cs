namespace Pointsman.Server;

/// <summary>How reservations live.</summary>
internal sealed record AdmissionOptions
{
    /// <summary>
    /// After how long a reservation that nobody settled is given back: 15 minutes. Longer than the longest request
    /// that is served; should one take longer all the same, its use is counted when it is settled.
    /// </summary>
    public TimeSpan ReservationsLast { get; init; } = TimeSpan.FromMinutes(15);
}
