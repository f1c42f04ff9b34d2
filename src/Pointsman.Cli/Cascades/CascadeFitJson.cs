using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>A fitted cascade for machines.</summary>
internal static class CascadeFitJson
{
    public static JsonObject Of(CascadeFit fit, string method) => new()
    {
        ["targetQuality"] = fit.Goal.Quality,
        ["budget"] = Written.Json(fit.Goal.Budget),
        ["steps"] = Written.Json(fit.Steps),
        ["cases"] = fit.Cases,
        ["proving"] = fit.Proving,
        ["leftOut"] = Written.Json(fit.LeftOut),
        ["unmeasured"] = fit.Unmeasured,
        ["chosen"] = fit.Chosen is { } chosen ? Point(fit, chosen) : null,
        ["nearest"] = fit.Nearest is { } nearest ? Point(fit, nearest) : null,
        ["yaml"] = fit.Chosen is { } toPaste ? CascadeYaml.Of(fit.Steps, toPaste, method) : null,
        ["rivals"] = new JsonArray([.. fit.Rivals.Select(rival => new JsonObject
        {
            ["name"] = rival.Name,
            ["right"] = Number(rival.Right),
            ["rightInterval"] = Interval(rival.RightInterval),
            ["cost"] = Written.Json(rival.Cost),
            ["gain"] = Number(rival.Gain),
            ["gainMargin"] = Number(rival.GainMargin),
        })]),
        ["curve"] = new JsonArray([.. fit.Curve.Select(point => Point(fit, point))]),
    };

    private static JsonObject Point(CascadeFit fit, CascadePoint point)
    {
        var shares = new JsonObject();
        for (int i = 0; i < fit.Steps.Count; i++)
        {
            shares[fit.Steps[i]] = Number(point.Shares[i]);
        }

        return new JsonObject
        {
            // A threshold that nothing reaches has no number.
            ["acceptAt"] = new JsonArray([.. point.AcceptAt.Select(one =>
                double.IsPositiveInfinity(one) ? null : (JsonNode?)JsonValue.Create(one))]),
            ["right"] = Number(point.Right),
            ["rightInterval"] = Interval(point.RightInterval),
            ["rightAtLeast"] = Number(point.RightAtLeast),
            ["cost"] = Written.Json(point.Cost),
            ["costMargin"] = Written.Json(point.CostMargin),
            ["costAtMost"] = Written.Json(point.CostAtMost),
            ["milliseconds"] = Number(point.Milliseconds),
            ["shares"] = shares,
        };
    }

    private static JsonArray Interval(WilsonInterval interval) => [Number(interval.Low), Number(interval.High)];

    private static JsonValue? Number(double? number) =>
        number is { } known ? JsonValue.Create(Math.Round(known, 6)) : null;
}
