using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>A usage report for people, and for programs that read tables.</summary>
internal static class UsageText
{
    private static readonly (string Title, Func<JsonNode, decimal> Read)[] Fields =
    [
        ("calls", row => row.Number("calls")),
        ("completed_calls", row => row.Number("completedCalls")),
        ("cache_hits", row => row.Number("cacheHits")),
        ("attempts", row => row.Number("attempts")),
        ("failed_attempts", row => row.Number("failedAttempts")),
        ("unpriced_attempts", row => row.Number("unpricedAttempts")),
        ("input_tokens", row => row["tokens"].Number("input")),
        ("cached_input_tokens", row => row["tokens"].Number("cachedInput")),
        ("cache_write_tokens", row => row["tokens"].Number("cacheWrite")),
        ("output_tokens", row => row["tokens"].Number("output")),
        ("reasoning_tokens", row => row["tokens"].Number("reasoning")),
        ("cost_usd", row => row.Number("costUsd")),
        ("cost_usd_exact", row => row["costUsdByQuality"].Number("exact")),
        ("cost_usd_partial", row => row["costUsdByQuality"].Number("partial")),
        ("cost_usd_estimated", row => row["costUsdByQuality"].Number("estimated")),
        ("cost_usd_unknown", row => row["costUsdByQuality"].Number("unknown")),
    ];

    public static void Write(Screen screen, JsonObject usage)
    {
        string by = usage.Text("by");
        screen.Heading($"Usage by {by}, {usage.Text("from")} to {usage.Text("to")}");
        screen.Line();
        JsonObject[] rows = [.. usage.Parts("rows")];
        if (rows.Length == 0)
        {
            screen.Line("  There was no call.");
            return;
        }

        var table = new Table(
            by, Column.Number("calls"), Column.Number("completed"), Column.Number("cached"),
            Column.Number("attempts"), Column.Number("failed"), Column.Number("input"), Column.Number("output"),
            Column.Number("cost"));
        foreach (JsonObject row in rows)
        {
            Add(table, Name(row, by), row);
        }

        Add(table, "total", usage["total"]);
        table.Write(screen);
        Notes(screen, usage);
    }

    public static void WriteCsv(Screen screen, JsonObject usage)
    {
        string by = usage.Text("by");
        screen.Line(string.Join(',', [by, "name", .. Fields.Select(field => field.Title)]));
        foreach (JsonObject row in usage.Parts("rows"))
        {
            screen.Line(string.Join(
                ',',
                [
                    Quoted(row.Text("group")), Quoted(row.Text("name")),
                    .. Fields.Select(field => field.Read(row).ToString(CultureInfo.InvariantCulture)),
                ]));
        }

        if (usage.Number("moreRows") > 0)
        {
            screen.Message($"{usage.Figure("moreRows")} more rows are left out; raise --limit to have them");
        }
    }

    private static void Add(Table table, string title, JsonNode? row)
    {
        JsonNode? tokens = row.At("tokens");
        decimal input = tokens.Number("input") + tokens.Number("cachedInput") + tokens.Number("cacheWrite");
        decimal output = tokens.Number("output") + tokens.Number("reasoning");
        table.Row(
            title, row.Figure("calls"), row.Figure("completedCalls"), row.Figure("cacheHits"), row.Figure("attempts"),
            row.Figure("failedAttempts"), Written.Figure(input), Written.Figure(output), row.Money("costUsd"));
    }

    private static string Name(JsonObject row, string by)
    {
        string group = row.Text("group");
        return by == "key" ? $"{group} {row.Text("name")}".TrimEnd()
            : group.Length > 0 ? group
            : by == "tag" ? "(no tag)"
            : $"(no {by})";
    }

    // What a sum alone would hide: what is not exact, what has no price, what is not shown.
    private static void Notes(Screen screen, JsonObject usage)
    {
        JsonNode? total = usage["total"];
        JsonNode? quality = total.At("costUsdByQuality");
        decimal inexact = quality.Number("partial") + quality.Number("estimated") + quality.Number("unknown");
        var notes = new List<string>();
        if (inexact > 0)
        {
            notes.Add($"{new Usd(inexact)} of the cost is not exact: {quality.Money("partial")} known in part, "
                + $"{quality.Money("estimated")} estimated, {quality.Money("unknown")} unknown and taken as reserved");
        }

        if (total.Number("unpricedAttempts") > 0)
        {
            notes.Add($"{total.Figure("unpricedAttempts")} attempts went to targets without a price; what they cost "
                + "is in no sum. Set 'price' in the configuration");
        }

        if (usage.Text("by") == "tag")
        {
            notes.Add("a call with several tags stands in the row of each, and once in the total");
        }

        if (usage.Number("moreRows") > 0)
        {
            notes.Add($"{usage.Figure("moreRows")} more rows are left out; raise --limit to see them");
        }

        screen.List("Notes", notes);
    }

    // By RFC 4180; a leading sign would make a spreadsheet compute what is a name.
    private static string Quoted(string text)
    {
        string safe = text.Length > 0 && "=+-@".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(",\"\n\r")
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
