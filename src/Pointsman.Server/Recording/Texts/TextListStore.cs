using Dapper;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>Lists the texts of a route in the order of its calls.</summary>
internal sealed class TextListStore(Database database)
{
    /// <summary>About how many characters of texts one page has, when there are as many: 8,000,000.</summary>
    public const long PageCharacters = 8_000_000;

    // The numbers of attempts follow that of their call; the last one is whom the call went to.
    private const string ListSql = """
        SELECT t.id AS Id, t.secret AS Secret, t.started AS Started, t.expires AS Expires,
            t.prompt AS Prompt, t.prompt_bytes AS PromptBytes, t.prompt_cut AS PromptCut,
            t.answer AS Answer, t.answer_bytes AS AnswerBytes, t.answer_cut AS AnswerCut, t.answer_type AS AnswerType,
            CASE WHEN c.id IS NULL THEN NULL ELSE COALESCE(tags.text, '') END AS Tags, format.text AS ClientFormat,
            c.cache_hit AS CacheHit, c.status AS Status, c.outcome AS Outcome,
            c.cost AS Cost, c.first_token_ms AS FirstTokenMs, c.total_ms AS TotalMs,
            (SELECT name.text FROM attempt a JOIN name ON name.id = a.target
                WHERE a.id > t.id AND a.id < t.id + @step ORDER BY a.id DESC LIMIT 1) AS Target
        FROM texts t
        LEFT JOIN call c ON c.id = t.id
        LEFT JOIN name tags ON tags.id = c.tags
        LEFT JOIN name format ON format.id = c.client_format
        WHERE t.route = @route AND t.id > @after AND t.id >= @from AND t.id < @to AND t.expires > @now
        ORDER BY t.id
        LIMIT @most
        """;

    /// <summary>The texts of a route after a call, the oldest first; and whether there are more.</summary>
    public async Task<(IReadOnlyList<ListedTexts> Page, bool More)> ListAsync(
        TextListQuery query, DateTimeOffset now, CancellationToken cancel)
    {
        var values = new
        {
            route = query.Route,
            after = query.After,
            from = CallIds.First(Math.Max(0, query.From.ToUnixTimeMilliseconds())),
            to = CallIds.First(Math.Max(0, query.To.ToUnixTimeMilliseconds())),
            now = now.ToUnixTimeMilliseconds(),
            step = (long)CallIds.Step,
            most = query.Limit + 1,
        };
        using SqliteConnection connection = database.Connect();
        var page = new List<ListedTexts>();
        long size = 0;

        // Row by row, so that no more than a page of long texts is ever in memory.
        await foreach (ListedTexts texts in connection.QueryUnbufferedAsync<ListedTexts>(ListSql, values)
            .WithCancellation(cancel).ConfigureAwait(false))
        {
            if (page.Count == query.Limit || (page.Count > 0 && size + texts.Size > PageCharacters))
            {
                return (page, true);
            }

            page.Add(texts);
            size += texts.Size;
        }

        return (page, false);
    }
}
