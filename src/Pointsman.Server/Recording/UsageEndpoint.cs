using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>What was used and what it cost: <c>GET /api/usage</c>.</summary>
internal static class UsageEndpoint
{
    /// <summary>The most rows in one answer: 100,000.</summary>
    public const int MostRows = 100_000;

    /// <summary>How many rows there are when nothing is asked: 1,000.</summary>
    public const int UsualRows = 1_000;

    /// <summary>How many days there are when nothing is asked: 30, the last of them today.</summary>
    public const int UsualDays = 30;

    private const string DayForm = "yyyy-MM-dd";

    /// <summary>The words for what a row stands for.</summary>
    public static readonly IReadOnlyList<string> Groupings =
        [.. Enum.GetNames<UsageGrouping>().Select(name => name.ToLowerInvariant())];

    /// <summary>
    /// Adds the endpoint; <paramref name="names"/> gives what people call the keys. It asks nobody who they are.
    /// </summary>
    public static IEndpointConventionBuilder MapUsage(
        this IEndpointRouteBuilder routes, LedgerStore store, Func<IReadOnlyDictionary<long, string>> names,
        TimeProvider time) =>
        routes.MapGet("/api/usage", context => ReadAsync(context, store, names, time));

    private static async Task ReadAsync(
        HttpContext context, LedgerStore store, Func<IReadOnlyDictionary<long, string>> names, TimeProvider time)
    {
        var faults = new List<Fault>();
        Document asked = AdminQuery.Read(context.Request, faults);
        UsageQuery query = Read(asked, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        int most = (int)(asked.Whole("limit", 1, MostRows, "rows") ?? UsualRows);
        asked.FaultUnknownKeys();
        if (faults.Count > 0)
        {
            await AdminAnswer.RefuseAsync(context, StatusCodes.Status400BadRequest, "nothing was added up", faults);
            return;
        }

        UsageReport report = await store.UsageAsync(query, context.RequestAborted);
        IReadOnlyDictionary<long, string>? keys = query.By == UsageGrouping.Key ? names() : null;
        await AdminAnswer.WriteAsync(
            context, StatusCodes.Status200OK, json => Write(json, query, report, most, keys));
    }

    private static UsageQuery Read(Document asked, DateOnly today)
    {
        DateOnly to = Day(asked, "to") ?? today;
        DateOnly from = Day(asked, "from") ?? (to.DayNumber < UsualDays ? to : to.AddDays(1 - UsualDays));
        if (from > to)
        {
            asked.Faults.Add(new Fault("from", $"{Text(from)} is after {Text(to)}",
                "write the first day in 'from' and the last one in 'to'"));
        }

        return new UsageQuery
        {
            From = from,
            To = to,
            By = Enum.Parse<UsageGrouping>(asked.Word("by", [.. Groupings]) ?? "day", ignoreCase: true),
            Key = asked.Whole("key", 0, long.MaxValue),
            Model = asked.Text("model"),
            Route = asked.Text("route"),
            Tag = Tag(asked),
        };
    }

    private static string? Tag(Document asked) => asked.Text("tag") switch
    {
        null => null,
        var tag when tag.Contains('=', StringComparison.Ordinal) && !tag.Contains(',', StringComparison.Ordinal) => tag,
        var other => asked.FaultOf<string>("tag", $"'{other}'", "write one tag: team=a"),
    };

    private static DateOnly? Day(Document asked, string key) =>
        asked.Text(key) is not { } text ? null
        : DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : asked.FaultOf<DateOnly?>(key, $"'{text}'", "write a day: 2026-11-20");

    private static void Write(
        Utf8JsonWriter json, UsageQuery query, UsageReport report, int most, IReadOnlyDictionary<long, string>? keys)
    {
        json.WriteStartObject();
        json.WriteString("by", query.By.ToString().ToLowerInvariant());
        json.WriteString("from", Text(query.From));
        json.WriteString("to", Text(query.To));
        json.WriteStartArray("rows");
        foreach (UsageRow row in report.Rows.Take(most))
        {
            UsageJson.Write(json, row, keys is null ? null : Named(row.Group, keys));
        }

        json.WriteEndArray();
        json.WriteNumber("moreRows", Math.Max(0, report.Rows.Count - most));
        json.WritePropertyName("total");
        UsageJson.Write(json, report.Total, name: null);
        json.WriteEndObject();
    }

    private static string Named(string group, IReadOnlyDictionary<long, string> keys)
    {
        long id = long.Parse(group, CultureInfo.InvariantCulture);
        return id == Key.KeylessId ? Key.Keyless().Name : keys.GetValueOrDefault(id, "");
    }

    private static string Text(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);
}
