using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>Adds the sums of days up to a usage report.</summary>
internal sealed class UsageReading(SqliteConnection connection, UsageQuery query)
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    // Money is added in two parts, because a sum over everything may pass 64 bits, and SQLite then fails.
    private static readonly string Sums = string.Join(
        ", ",
        [
            "SUM(calls) AS Calls", "SUM(completed_calls) AS CompletedCalls", "SUM(cache_hits) AS CacheHits",
            "SUM(attempts) AS Attempts", "SUM(failed_attempts) AS FailedAttempts",
            "SUM(unpriced_attempts) AS UnpricedAttempts", "SUM(input) AS Input", "SUM(cached_input) AS CachedInput",
            "SUM(cache_write) AS CacheWrite", "SUM(output) AS Output", "SUM(reasoning) AS Reasoning",
            .. new[] { "Exact", "Partial", "Estimated", "Unknown" }.Select(quality =>
                $"SUM(cost_{quality} / {StoredMoney.Split}) AS {quality}High, "
                + $"SUM(cost_{quality} % {StoredMoney.Split}) AS {quality}Low"),
        ]);

    public async Task<UsageReport> ReadAsync(CancellationToken cancellationToken)
    {
        string group = query.By switch
        {
            UsageGrouping.Key => "CAST(usage.key AS TEXT)",
            UsageGrouping.Model => "COALESCE(target.text, '')",
            UsageGrouping.Route => "COALESCE(route.text, '')",
            UsageGrouping.Tag => "COALESCE(tags.text, '')",
            _ => "DATE(usage.day * 86400, 'unixepoch')",
        };

        // Tags are compared between commas, so that team=a is not found in team=ab.
        string sql = $"""
            SELECT {group} AS "Group", {Sums}
            FROM usage
            LEFT JOIN name target ON target.id = usage.target
            LEFT JOIN name route ON route.id = usage.route
            LEFT JOIN name tags ON tags.id = usage.tags
            WHERE usage.day BETWEEN @from AND @to
                AND (@key IS NULL OR usage.key = @key)
                AND (@model IS NULL OR target.text = @model)
                AND (@route IS NULL OR route.text = @route)
                AND (@tag IS NULL OR INSTR(',' || tags.text || ',', ',' || @tag || ',') > 0)
            GROUP BY 1
            """;
        var values = new
        {
            from = query.From.DayNumber - Epoch.DayNumber,
            to = query.To.DayNumber - Epoch.DayNumber,
            key = query.Key,
            model = query.Model,
            route = query.Route,
            tag = query.Tag,
        };
        IEnumerable<UsageSumsRow> found = await connection.QueryAsync<UsageSumsRow>(
            new CommandDefinition(sql, values, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return Report([.. found.Select(row => row.ToRow())]);
    }

    private UsageReport Report(UsageRow[] groups)
    {
        UsageRow total = groups.Aggregate(new UsageRow { Group = "" }, (sum, row) => sum + row);
        IEnumerable<UsageRow> rows = query.By == UsageGrouping.Tag ? ByTag(groups) : groups;
        UsageRow[] ordered = query.By == UsageGrouping.Day
            ? [.. rows.OrderBy(row => row.Group, StringComparer.Ordinal)]
            : [.. rows.OrderByDescending(row => row.Cost).ThenBy(row => row.Group, StringComparer.Ordinal)];
        return new UsageReport(ordered, total);
    }

    private static IEnumerable<UsageRow> ByTag(UsageRow[] groups) => groups
        .SelectMany(row => row.Group.Split(',').Distinct(), (row, tag) => row with { Group = tag })
        .GroupBy(row => row.Group, StringComparer.Ordinal)
        .Select(rows => rows.Aggregate((sum, row) => sum + row));
}
