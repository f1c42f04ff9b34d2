using Dapper;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>Finds the texts of a call, and deletes them when the admin wants that.</summary>
internal sealed class TextStore(Database database)
{
    private const string FindSql = """
        SELECT route AS Route, started AS Started, expires AS Expires,
            prompt AS Prompt, prompt_bytes AS PromptBytes, prompt_cut AS PromptCut,
            answer AS Answer, answer_bytes AS AnswerBytes, answer_cut AS AnswerCut, answer_type AS AnswerType
        FROM texts WHERE id = @id AND secret = @secret AND expires > @now
        """;

    /// <summary>The texts of a call; null when there are none, or the id's secret does not fit.</summary>
    public async Task<StoredTexts?> FindAsync(DecisionId id, DateTimeOffset now, CancellationToken cancel)
    {
        using SqliteConnection connection = database.Connect();
        return await connection.QuerySingleOrDefaultAsync<StoredTexts>(
            new CommandDefinition(FindSql, Values(id, now), cancellationToken: cancel));
    }

    /// <summary>Deletes the texts of a call, and overwrites where they stood; whether there were any.</summary>
    public async Task<bool> DeleteAsync(DecisionId id, DateTimeOffset now, CancellationToken cancel)
    {
        using SqliteConnection connection = database.Connect();
        await connection.ExecuteAsync("PRAGMA secure_delete = ON");
        return await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM texts WHERE id = @id AND secret = @secret", Values(id, now), cancellationToken: cancel)) > 0;
    }

    private static object Values(DecisionId id, DateTimeOffset now) =>
        new { id = id.Number, secret = unchecked((long)id.Secret), now = now.ToUnixTimeMilliseconds() };
}
