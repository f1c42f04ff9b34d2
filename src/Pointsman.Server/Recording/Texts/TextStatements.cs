namespace Pointsman.Server;

/// <summary>
/// Writes texts and deletes them when their time is over, through the connection of the one who writes. What is deleted
/// is overwritten, so that no text lies in the file's free pages.
/// </summary>
internal sealed class TextStatements : IDisposable
{
    /// <summary>How many texts one deletion takes, so that no other commit waits for it long.</summary>
    public const int MostDeleted = 200;

    private readonly WriteConnection _connection;
    private readonly WriteStatement _insert;
    private readonly WriteStatement _expired;
    private readonly WriteStatement _older;

    public TextStatements(WriteConnection connection)
    {
        _connection = connection;
        _ = connection.Run("PRAGMA secure_delete = ON");
        _insert = connection.Prepare("""
            INSERT OR REPLACE INTO texts (id, secret, route, started, expires, prompt, prompt_bytes, prompt_cut,
                answer, answer_bytes, answer_cut, answer_type)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """);
        _expired = connection.Prepare(
            "DELETE FROM texts WHERE id IN (SELECT id FROM texts WHERE expires <= ?1 LIMIT ?2)");
        _older = connection.Prepare(
            "DELETE FROM texts WHERE id IN (SELECT id FROM texts WHERE route = ?1 AND id < ?2 LIMIT ?3)");
    }

    /// <summary>Writes redacted texts, all of them or none; zero, or the code of what went wrong.</summary>
    public int Write(IReadOnlyList<CapturedTexts> all)
    {
        int code = _connection.Run("BEGIN IMMEDIATE");
        for (int i = 0; i < all.Count && code == 0; i++)
        {
            code = Write(all[i]);
        }

        return End(code);
    }

    /// <summary>
    /// Deletes some of what is kept no longer; <paramref name="more"/> says whether there may be more.
    /// </summary>
    public int Trim(DateTimeOffset now, IEnumerable<RouteSettings> routes, out bool more)
    {
        more = false;
        int code = _connection.Run("BEGIN IMMEDIATE");
        if (code == 0)
        {
            _expired.Bind(1, now.ToUnixTimeMilliseconds());
            _expired.Bind(2, MostDeleted);
            code = _expired.Run();
            more = _connection.Changes == MostDeleted;
        }

        foreach (RouteSettings route in routes.TakeWhile(_ => code == 0))
        {
            DateTimeOffset from = now - TimeSpan.FromDays(route.Store.RetentionDays);
            _older.Bind(1, route.Name);
            _older.Bind(2, CallIds.First(Math.Max(0, from.ToUnixTimeMilliseconds())));
            _older.Bind(3, MostDeleted);
            code = _older.Run();
            more |= _connection.Changes == MostDeleted;
        }

        return End(code);
    }

    public void Dispose() => _connection.Dispose();

    private int Write(CapturedTexts texts)
    {
        DateTimeOffset expires = texts.Started + TimeSpan.FromDays(texts.Terms.RetentionDays);
        _insert.Bind(1, texts.Id.Number);
        _insert.Bind(2, unchecked((long)texts.Id.Secret));
        _insert.Bind(3, texts.Route);
        _insert.Bind(4, texts.Started.ToUnixTimeMilliseconds());
        _insert.Bind(5, expires.ToUnixTimeMilliseconds());
        _insert.Bind(6, texts.Prompt);
        _insert.Bind(7, texts.PromptBytes);
        _insert.Bind(8, texts.PromptCut ? 1 : 0);
        _insert.Bind(9, texts.Answer);
        _insert.Bind(10, texts.AnswerBytes);
        _insert.Bind(11, texts.AnswerCut ? 1 : 0);
        _insert.Bind(12, texts.AnswerType);
        return _insert.Run();
    }

    private int End(int code)
    {
        code = code == 0 ? _connection.Run("COMMIT") : code;
        if (code != 0)
        {
            _ = _connection.Run("ROLLBACK");
        }

        return code;
    }
}
