using System.Text.Json;

namespace Pointsman.Server;

/// <summary>A case as the database gives it.</summary>
internal sealed record CaseRow
{
    /// <summary>Its columns; the state is that of the moment <c>@now</c>.</summary>
    public const string Columns = """
        number AS Number, id AS Id, queue AS Queue, route AS Route, place AS Place, key_id AS KeyId, tags AS Tags,
        call AS Call, came AS Came, expires AS Expires, kept AS Kept, messages AS Messages, cut AS Cut,
        earlier AS Earlier, taken_by AS TakenBy, taken AS Taken, lease AS Lease, ended AS Ended,
        answered_by AS AnsweredBy, answer AS Answer, cost AS Cost,
        booking AS Booking, booking_secret AS BookingSecret,
        """ + " " + StateNow + " AS State";

    /// <summary>How a case stands at the moment <c>@now</c>, whatever is written of it.</summary>
    public const string StateNow = """
        (CASE WHEN state > 1 THEN state
              WHEN state = 1 AND lease > @now THEN 1
              WHEN expires <= @now THEN 4
              ELSE 0 END)
        """;

    public required long Number { get; init; }

    public required string Id { get; init; }

    public required string Queue { get; init; }

    public required string Route { get; init; }

    public required string Place { get; init; }

    public required long KeyId { get; init; }

    public required string Tags { get; init; }

    public required string Call { get; init; }

    public required long Came { get; init; }

    public required long Expires { get; init; }

    public required long Kept { get; init; }

    public required string Messages { get; init; }

    public required long Cut { get; init; }

    public required string Earlier { get; init; }

    public string? TakenBy { get; init; }

    public long? Taken { get; init; }

    public long? Lease { get; init; }

    public long? Ended { get; init; }

    public string? AnsweredBy { get; init; }

    public string? Answer { get; init; }

    public long? Cost { get; init; }

    public long? Booking { get; init; }

    public long? BookingSecret { get; init; }

    public required long State { get; init; }

    public PersonCase ToCase()
    {
        var state = (CaseState)State;

        // Who let a lease run out does not have the case any more.
        bool held = state is CaseState.Taken or CaseState.Answered;
        return new PersonCase
        {
            Number = Number, Id = Id, Queue = Queue, Route = Route, Place = Place, KeyId = KeyId, Tags = Tags,
            Call = Call, Came = Time(Came), Expires = Time(Expires), Kept = TimeSpan.FromMilliseconds(Kept),
            Messages = JsonSerializer.Deserialize<List<CaseMessage>>(Messages) ?? [],
            Cut = Cut != 0,
            Earlier = JsonSerializer.Deserialize<List<EarlierAnswer>>(Earlier) ?? [],
            State = state,
            TakenBy = held ? TakenBy : null,
            Taken = held && Taken is { } taken ? Time(taken) : null,
            Lease = state == CaseState.Taken && Lease is { } lease ? Time(lease) : null,
            Ended = Ended is { } ended ? Time(ended) : state == CaseState.Expired ? Time(Expires) : null,
            AnsweredBy = AnsweredBy,
            Answer = Answer,
            Cost = Cost is { } cost ? StoredMoney.ToUsd(cost) : null,
            Booking = Booking is { } number ? new DecisionId(number, unchecked((ulong)BookingSecret!.Value)) : null,
        };
    }

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
