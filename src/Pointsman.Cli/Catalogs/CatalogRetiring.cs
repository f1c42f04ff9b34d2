using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman catalog retiring</c>: what will no longer be sold, and what takes its place.</summary>
internal static class CatalogRetiring
{
    private const int MostDays = 36_500;

    public static Command Create(CatalogContext context)
    {
        Form form = CatalogVerb.Form()
            .Ask("within", "DAYS", "How far to look, ahead and back: 90d (365d)")
            .Ask("provider", "NAME", "Only what one provider sells")
            .Ask("limit", "N", "How many to show at most, ahead and past each (50)");
        return CatalogVerb.Create(
            "retiring", "What will no longer be sold, and what takes its place", form, context, Run).WithExamples(
            "pointsman catalog retiring",
            "pointsman catalog retiring --within 90d --provider anthropic",
            "pointsman catalog retiring --as-of 2026-01 --format json");
    }

    private static int Run(CatalogRequest request)
    {
        int days = Days(request.Document);
        int limit = (int)(request.Document.Whole("limit", 1, 100_000) ?? 50);
        request.RefuseFaults();
        Catalog catalog = request.Home.Load();
        string? provider = request.Document.Text("provider") is { } name ? catalog.FindProvider(name)?.Id ?? name
            : null;
        var found = Retirements.Of(catalog, request.Day, days);
        Retirement[] ahead = [.. found.Ahead.Where(one => provider is null || one.Offer.Provider == provider)];
        Retirement[] past = [.. found.Past.Where(one => provider is null || one.Offer.Provider == provider)];
        if (request.Format == "json")
        {
            request.Screen.Json(new JsonObject
            {
                ["asOf"] = CatalogTexts.Json(request.Day),
                ["withinDays"] = days,
                ["ahead"] = CatalogJson.Array(ahead.Take(limit).Select(JsonOf)),
                ["past"] = CatalogJson.Array(past.Take(limit).Select(JsonOf)),
                ["counts"] = new JsonObject { ["ahead"] = ahead.Length, ["past"] = past.Length },
            });
            return ExitCode.Ok;
        }

        CatalogFacts.Part(request, "ahead", TableOf(ahead.Take(limit), "days left"));
        CatalogFacts.Part(request, "past", TableOf(past.Take(limit), "days since"));
        string counts =
            $"{CatalogTexts.Count(ahead.Length, "offer")} to end "
            + $"within {days} days after {CatalogTexts.Day(request.Day)}, "
            + $"{CatalogTexts.Count(past.Length)} ended within as many days before";
        request.Screen.Line($"{(request.Format == "md" ? "" : Environment.NewLine)}{counts}");
        return ExitCode.Ok;
    }

    private static int Days(Document document)
    {
        const int Year = 365;
        if (document.Text("within") is not { } text)
        {
            return Year;
        }

        string digits = text.EndsWith('d') ? text[..^1] : text;
        return Quantity.TryNumber(digits, out decimal days) && days is >= 1m and <= MostDays
            && days == Math.Truncate(days)
            ? (int)days
            : document.FaultOf<int>("within", $"'{text}'", $"write days from 1d to {MostDays}d: 90d");
    }

    private static Table TableOf(IEnumerable<Retirement> retirements, string days)
    {
        var table =
            new Table(
            "ends", Column.Number(days), "offer", "replacement", "in/out now", "in/out then", Column.Number("change"));
        foreach (Retirement one in retirements)
        {
            string change = one.Times is { } times ? $"{CatalogTexts.Number((double)times)}×" : "";
            table.Row(
                CatalogTexts.Day(one.Ends), CatalogTexts.Count(Math.Abs(one.Days)), one.Offer.Id,
                one.Replacement?.Id ?? one.Offer.Replacement ?? CatalogTexts.Unknown, Rates(one.Before),
                    Rates(one.After), change);
        }

        return table;
    }

    private static string Rates(Price? price) =>
        price is null ? CatalogTexts.Unknown
            : $"{CatalogTexts.Amount(price.Base.Input)} / {CatalogTexts.Amount(price.Base.Output)}";

    private static JsonObject JsonOf(Retirement one) => CatalogTexts.Known(
        ("offer", one.Offer.Id), ("model", one.Offer.Model), ("ends", CatalogTexts.Json(one.Ends)), ("days", one.Days),
        ("replacement", one.Replacement?.Id ?? one.Offer.Replacement),
        ("in", one.Before?.Base.Input?.Amount), ("out", one.Before?.Base.Output?.Amount),
        ("replacementIn", one.After?.Base.Input?.Amount), ("replacementOut", one.After?.Base.Output?.Amount),
        ("times", CatalogTexts.Json((double?)one.Times)));
}
