using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>
/// The cases in the database. Each change is one statement that says from which state it may come, so of two that
/// come at once the database lets one through.
/// </summary>
internal sealed class CaseStore(Database database)
{
    private const int MostDeleted = 200;

    private const string Kept = "(ended IS NULL OR ended + kept > @now)";

    private const string OpenSql = $"""
        INSERT INTO person_case (
            id, queue, route, place, key_id, tags, call, came, expires, kept, messages, cut, earlier)
        SELECT @Id, @Queue, @Route, @Place, @KeyId, @Tags, @Call, @now, @Expires, @Kept, @Messages, @Cut, @Earlier
        WHERE (SELECT count(*) FROM person_case WHERE queue = @Queue AND state < 2 AND {CaseRow.StateNow} < 2) < @most
        """;

    private const string TakeSql = $"""
        UPDATE person_case SET state = 1, taken_by = @by, taken = @now, lease = @lease
        WHERE id = @id AND {CaseRow.StateNow} = 0
        """;

    // Who has it may take it again, for more time; the work began when it was taken first.
    private const string ExtendSql = $"""
        UPDATE person_case SET lease = @lease WHERE id = @id AND taken_by = @by AND {CaseRow.StateNow} = 1
        """;

    private const string ReleaseSql = $"""
        UPDATE person_case SET state = 0, taken_by = NULL, taken = NULL, lease = NULL
        WHERE id = @id AND taken_by = @by AND {CaseRow.StateNow} = 1
        """;

    private const string AnswerSql = $"""
        UPDATE person_case SET
            state = 2, answered_by = @by, answer = @text, ended = @now, cost = @cost,
            booking = @booking, booking_secret = @secret,
            taken = CASE WHEN {CaseRow.StateNow} = 1 THEN taken ELSE @now END, taken_by = @by, lease = NULL
        WHERE id = @id AND ({CaseRow.StateNow} = 0 OR ({CaseRow.StateNow} = 1 AND taken_by = @by))
        """;

    private const string WithdrawSql = $"""
        UPDATE person_case SET state = 3, ended = @now, taken_by = NULL, taken = NULL, lease = NULL
        WHERE id = @id AND {CaseRow.StateNow} < 2
        """;

    private const string ListSql = $"""
        SELECT {CaseRow.Columns} FROM person_case
        WHERE number > @After AND (@Queue IS NULL OR queue = @Queue)
            AND (@State IS NULL OR {CaseRow.StateNow} = @State) AND (NOT @OnlyOpen OR {CaseRow.StateNow} < 2)
            AND {Kept}
        ORDER BY number LIMIT @Limit
        """;

    /// <summary>Adds a case; false when the queue has as many open ones as it may.</summary>
    public bool Open(PersonCase one, int most)
    {
        using SqliteConnection connection = database.Connect();
        return connection.Execute(OpenSql, new
        {
            one.Id, one.Queue, one.Route, one.Place, one.KeyId, one.Tags, one.Call, one.Cut, most,
            now = one.Came.ToUnixTimeMilliseconds(),
            Expires = one.Expires.ToUnixTimeMilliseconds(),
            Kept = (long)one.Kept.TotalMilliseconds,
            Messages = JsonSerializer.Serialize(one.Messages),
            Earlier = JsonSerializer.Serialize(one.Earlier),
        }) > 0;
    }

    /// <summary>A case as it stands; null when there is none, or it is kept no longer.</summary>
    public PersonCase? Find(string id, DateTimeOffset now)
    {
        using SqliteConnection connection = database.Connect();
        return connection.QuerySingleOrDefault<CaseRow>(
            $"SELECT {CaseRow.Columns} FROM person_case WHERE id = @id AND {Kept}",
            new { id, now = now.ToUnixTimeMilliseconds() })?.ToCase();
    }

    /// <summary>Cases, the newest last.</summary>
    public IReadOnlyList<PersonCase> List(CaseQuery query, DateTimeOffset now)
    {
        using SqliteConnection connection = database.Connect();
        return [.. connection.Query<CaseRow>(ListSql, new
        {
            query.After, query.Queue, State = (int?)query.State, query.OnlyOpen, query.Limit,
            now = now.ToUnixTimeMilliseconds(),
        }).Select(row => row.ToCase())];
    }

    /// <summary>How many cases of each queue are open.</summary>
    public IReadOnlyList<(string Queue, long Open)> Queues(DateTimeOffset now)
    {
        using SqliteConnection connection = database.Connect();
        return [.. connection.Query<(string, long)>(
            $"""
            SELECT queue, sum({CaseRow.StateNow} < 2) FROM person_case WHERE {Kept} GROUP BY queue ORDER BY queue
            """,
            new { now = now.ToUnixTimeMilliseconds() })];
    }

    /// <summary>How many cases of each queue wait or are being answered, and when the oldest of them came.</summary>
    public IReadOnlyList<(string Queue, long Open, long OldestCame)> Open(DateTimeOffset now)
    {
        using SqliteConnection connection = database.Connect();
        return [.. connection.Query<(string, long, long)>(
            $"""
            SELECT queue, count(*), min(came) FROM person_case WHERE state < 2 AND {CaseRow.StateNow} < 2
            GROUP BY queue ORDER BY queue
            """,
            new { now = now.ToUnixTimeMilliseconds() })];
    }

    public bool Take(string id, string by, DateTimeOffset now, DateTimeOffset lease) =>
        Change(TakeSql, id, now, by, lease.ToUnixTimeMilliseconds());

    public bool Extend(string id, string by, DateTimeOffset now, DateTimeOffset lease) =>
        Change(ExtendSql, id, now, by, lease.ToUnixTimeMilliseconds());

    public bool Release(string id, string by, DateTimeOffset now) => Change(ReleaseSql, id, now, by);

    /// <summary>Answers; what it cost is booked under an id that is set aside with the answer.</summary>
    public bool Answer(string id, string by, string text, Usd cost, DecisionId booking, DateTimeOffset now)
    {
        using SqliteConnection connection = database.Connect();
        return connection.Execute(AnswerSql, new
        {
            id, by, text, now = now.ToUnixTimeMilliseconds(), cost = StoredMoney.Of(cost), booking = booking.Number,
            secret = unchecked((long)booking.Secret),
        }) > 0;
    }

    /// <summary>Sets an id aside for an answer that has none yet.</summary>
    public void SetBooking(string id, DecisionId booking)
    {
        using SqliteConnection connection = database.Connect();
        connection.Execute(
            "UPDATE person_case SET booking = @Number, booking_secret = @secret WHERE id = @id AND booking IS NULL",
            new { id, booking.Number, secret = unchecked((long)booking.Secret) });
    }

    public bool Withdraw(string id, DateTimeOffset now) => Change(WithdrawSql, id, now);

    /// <summary>Notes that what an answer cost is in the ledger.</summary>
    public void MarkBooked(string id)
    {
        using SqliteConnection connection = database.Connect();
        connection.Execute("UPDATE person_case SET booked = 1 WHERE id = @id", new { id });
    }

    /// <summary>Answers whose cost an earlier process may not have brought into the ledger.</summary>
    public IReadOnlyList<PersonCase> Unbooked(DateTimeOffset now)
    {
        using SqliteConnection connection = database.Connect();
        return [.. connection.Query<CaseRow>(
            $"SELECT {CaseRow.Columns} FROM person_case WHERE state = 2 AND booked = 0",
            new { now = now.ToUnixTimeMilliseconds() }).Select(row => row.ToCase())];
    }

    /// <summary>
    /// Writes down what has expired, and deletes what is kept no longer, overwriting where it stood. A shorter time of
    /// a queue holds for what is there already; whether there is more to delete.
    /// </summary>
    public bool Trim(Func<string, TimeSpan> kept, DateTimeOffset at)
    {
        long now = at.ToUnixTimeMilliseconds();
        using SqliteConnection connection = database.Connect();
        connection.Execute("PRAGMA secure_delete = ON");
        connection.Execute(
            $"UPDATE person_case SET state = 4, ended = expires WHERE state < 2 AND {CaseRow.StateNow} = 4",
            new { now });
        bool more = false;
        foreach (string queue in connection.Query<string>(
            "SELECT DISTINCT queue FROM person_case WHERE ended IS NOT NULL").ToList())
        {
            const string Delete = """
                DELETE FROM person_case WHERE number IN (
                    SELECT number FROM person_case
                    WHERE queue = @queue AND ended + min(kept, @most) <= @now LIMIT @limit)
                """;
            more |= connection.Execute(Delete, new
            {
                queue, now, most = (long)kept(queue).TotalMilliseconds, limit = MostDeleted,
            }) == MostDeleted;
        }

        return more;
    }

    private bool Change(string sql, string id, DateTimeOffset now, string? by = null, long? lease = null)
    {
        using SqliteConnection connection = database.Connect();
        return connection.Execute(sql, new { id, now = now.ToUnixTimeMilliseconds(), by, lease }) > 0;
    }
}
