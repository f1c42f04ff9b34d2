using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>
/// The stored texts of a route, page by page: <c>GET /api/texts</c>. Only a route that stores texts now is listed: what
/// one stored before it was told to stop waits for its deletion and serves nobody.
/// </summary>
/// <remarks>Keys are not told: whoever reads what was said need not know who said it.</remarks>
internal sealed class TextListEndpoint(
    TextListStore store, LedgerPatience patience, SnapshotHolder snapshots, TimeProvider time)
{
    /// <summary>The most calls in one answer: 1,000.</summary>
    public const int MostListed = 1_000;

    /// <summary>How many there are when nothing is asked: 100.</summary>
    public const int UsualListed = 100;

    /// <summary>Adds the endpoint; it asks nobody who they are.</summary>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/texts", ListAsync);

    private async Task ListAsync(HttpContext context)
    {
        var faults = new List<Fault>();
        TextListQuery? query = Read(AdminQuery.Read(context.Request, faults), faults);
        if (query is null)
        {
            await AdminAnswer.RefuseAsync(
                context, StatusCodes.Status400BadRequest, "nothing was listed", faults);
            return;
        }

        IReadOnlyDictionary<string, RouteSettings> routes = snapshots.Current.Settings.Routes;
        if (!routes.TryGetValue(query.Route, out RouteSettings? route))
        {
            await AdminAnswer.RefuseAsync(
                context, StatusCodes.Status404NotFound, "there is no such route",
                new Fault("route", $"no route is called '{query.Route}'", routes.Count == 0
                    ? "the configuration has no routes; texts are stored for routes only"
                    : Spelling.Hint(
                        query.Route, routes.Keys, $"routes: {string.Join(", ", routes.Keys.Order().Take(20))}")));
            return;
        }

        if (!route.Store.Prompts)
        {
            await AdminAnswer.RefuseAsync(
                context, StatusCodes.Status409Conflict, "the route stores no texts",
                new Fault("route", $"'{query.Route}' did not opt in: it stores no prompts and answers",
                    $"set routes.{query.Route}.store.prompts: yes in the configuration; "
                    + "requests are stored from then on"));
            return;
        }

        await patience.WaitAsync(context.RequestAborted);
        (IReadOnlyList<ListedTexts> page, bool more) =
            await store.ListAsync(query, time.GetUtcNow(), context.RequestAborted);
        await AdminAnswer.WriteAsync(
            context, StatusCodes.Status200OK, json => Write(json, query.Route, page, more));
    }

    private TextListQuery? Read(Document asked, List<Fault> faults)
    {
        string? route = asked.Text("route");
        if (route is null)
        {
            faults.Add(new Fault("route", "nothing", "name the route whose texts are listed"));
        }

        DateTimeOffset from = Moment(asked, "from") ?? DateTimeOffset.UnixEpoch;
        DateTimeOffset to = Moment(asked, "to") ?? time.GetUtcNow().AddDays(1);
        DecisionId after = default;
        if (asked.Text("after") is { } text && !DecisionId.TryParse(text, out after))
        {
            asked.FaultOf<string>("after", $"'{text}'", "write it as 'next' of the page before told it");
        }

        int limit = (int)(asked.Whole("limit", 1, MostListed, "calls") ?? UsualListed);
        asked.FaultUnknownKeys();
        return faults.Count > 0 ? null : new TextListQuery(route!, from, to, after.Number, limit);
    }

    private static DateTimeOffset? Moment(Document asked, string key)
    {
        const DateTimeStyles InUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];
        return asked.Text(key) is not { } text ? null
            : DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, InUtc, out DateTimeOffset moment)
                ? moment
                : asked.FaultOf<DateTimeOffset?>(
                    key, $"'{text}'", "write a day or a moment in UTC: 2026-11-20, 2026-11-20T08:00:00Z");
    }

    private static void Write(Utf8JsonWriter json, string route, IReadOnlyList<ListedTexts> page, bool more)
    {
        json.WriteStartObject();
        json.WriteString("route", route);
        json.WriteStartArray("texts");
        foreach (ListedTexts texts in page)
        {
            Write(json, texts);
        }

        json.WriteEndArray();
        if (more)
        {
            json.WriteString("next", page[^1].DecisionId.ToString());
        }
        else
        {
            json.WriteNull("next");
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ListedTexts texts)
    {
        json.WriteStartObject();
        json.WriteString("id", texts.DecisionId.ToString());
        json.WriteString("started", DateTimeOffset.FromUnixTimeMilliseconds(texts.Started));
        json.WriteString("expires", DateTimeOffset.FromUnixTimeMilliseconds(texts.Expires));
        json.WritePropertyName("call");
        if (texts.InLedger)
        {
            WriteCall(json, texts);
        }
        else
        {
            json.WriteNullValue();
        }

        TextsEndpoint.Write(
            json, "prompt", "application/json", texts.Prompt, texts.PromptBytes, texts.PromptCut);
        TextsEndpoint.Write(json, "answer", texts.AnswerType, texts.Answer, texts.AnswerBytes, texts.AnswerCut);
        json.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter json, ListedTexts texts)
    {
        json.WriteStartObject();
        json.WriteString("clientFormat", texts.ClientFormat ?? "");
        DecisionJson.WriteTags(json, texts.Tags!);
        json.WriteString("target", texts.Target);
        json.WriteString("outcome", texts.Outcome.Word());
        json.WriteNumber("status", texts.Status);
        json.WriteBoolean("cacheHit", texts.CacheHit);
        json.WriteNumber("costUsd", StoredMoney.ToUsd(texts.Cost).Amount);
        json.WriteStartObject("milliseconds");
        json.WriteNumber("total", texts.TotalMs);
        if (texts.FirstTokenMs is { } first)
        {
            json.WriteNumber("firstToken", first);
        }
        else
        {
            json.WriteNull("firstToken");
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
