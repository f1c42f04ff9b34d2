using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>Writes an answer for machines.</summary>
internal static class RecommendationJson
{
    public static JsonObject Of(Recommendation answer)
    {
        var json = new JsonObject
        {
            ["requirement"] = RequirementJson.Of(answer.Requirement),
            ["asOf"] = Day(answer.AsOf),
            ["class"] = Word(answer.Class),
            ["paths"] = new JsonArray([.. answer.Paths.Select(Path)]),
            ["matrix"] = new JsonArray([.. answer.Matrix.Select(Vote)]),
            ["weights"] = Weights(answer.Weights),
            ["capabilities"] = Capabilities(answer.Capabilities),
            ["ranked"] = answer.Ranked,
            ["shortlist"] = new JsonArray([.. answer.Shortlist.Select(Entry)]),
            ["alternatives"] = new JsonObject
            {
                ["fallback"] = answer.Alternatives.Fallback is { } fallback ? Entry(fallback) : null,
                ["budget"] = answer.Alternatives.Budget is { } budget ? Entry(budget) : null,
                ["privacy"] = answer.Alternatives.Privacy is { } privacy ? Entry(privacy) : null,
            },
            ["whatIf"] = new JsonArray([.. answer.WhatIf.Select(one => new JsonObject
            {
                ["change"] = one.Change, ["offer"] = one.Offer.Id, ["score"] = Round(one.Score),
            })]),
            ["levers"] = new JsonArray([.. answer.Levers.Select(lever => new JsonObject
            {
                ["lever"] = CostLeverWords.Of(lever.Kind), ["saving"] = Written.Json(lever.Saving.Amount),
                ["share"] = Written.Json(lever.SavingShare), ["how"] = lever.How,
            })]),
            ["removed"] = new JsonArray([.. answer.Removed.Select(Removed)]),
        };
        if (answer.Steps.Count > 0)
        {
            json["steps"] = new JsonArray([.. answer.Steps.Select(Of)]);
        }

        return json;
    }

    private static JsonObject Entry(ShortlistEntry entry)
    {
        var factors = new JsonObject();
        foreach (string name in FactorWeights.Names)
        {
            factors[name] = Round(entry.Factors[name]);
        }

        return new JsonObject
        {
            ["model"] = entry.Model.Id,
            ["offer"] = entry.Offer.Id,
            ["score"] = Round(entry.Score),
            ["factors"] = factors,
            ["costPerRequest"] = Written.Json(entry.Cost?.PerRequest),
            ["monthlyCost"] = Written.Json(entry.Cost?.Monthly),
            ["monthlyCostInAYear"] = entry.Cost is { } year
                ? Written.Json(Math.Round(year.MonthlyInAYear.Amount, 6)) : null,
            ["peakRequestsPerSecond"] = entry.Cost is { } peak ? Written.Json(Math.Round(peak.PeakPerSecond, 6)) : null,
            ["requestsPerMonth"] = entry.Cost is { } cost ? Written.Json(cost.RequestsPerMonth) : null,
            ["volumeStated"] = entry.Cost?.VolumeStated,
            ["latencyClass"] = entry.LatencyClass.Name,
            ["expectedSeconds"] = Round(entry.Seconds),
            ["evidence"] = new JsonArray([.. entry.Evidence.Select(note => new JsonObject
            {
                ["what"] = note.What, ["value"] = note.Value, ["from"] = note.From,
            })]),
            ["risks"] = Written.Json(entry.Risks),
        };
    }

    private static JsonObject Path(TreePath path) => new()
    {
        ["tree"] = path.Tree,
        ["title"] = path.Title,
        ["steps"] = new JsonArray([.. path.Steps.Select(step => new JsonObject
        {
            ["question"] = step.Question, ["answer"] = step.Answer, ["because"] = step.Because,
        })]),
        ["leaf"] = path.Leaf.Leaf,
        ["class"] = Word(path.Leaf.Class),
        ["advice"] = path.Leaf.Because,
    };

    private static JsonObject Vote(MatrixVote vote) => new()
    {
        ["factor"] = vote.Factor,
        ["says"] = vote.Says,
        ["classes"] = Written.Json(vote.Classes.Select(Word)),
        ["only"] = vote.Only,
    };

    private static JsonObject Weights(FactorWeights weights)
    {
        var json = new JsonObject();
        foreach (string name in FactorWeights.Names)
        {
            json[name] = Round(weights[name]);
        }

        return json;
    }

    private static JsonObject Capabilities(IReadOnlyList<CapabilityWeight> capabilities)
    {
        var json = new JsonObject();
        foreach (CapabilityWeight one in capabilities)
        {
            json[CatalogWords.Capabilities.Of(one.Capability)] = Round(one.Weight);
        }

        return json;
    }

    private static JsonObject Removed(Removal removal) => new()
    {
        ["offer"] = removal.Offer.Id,
        ["constraint"] = removal.Constraint.ToString().ToLowerInvariant(),
        ["found"] = removal.Found,
        ["allowed"] = removal.Allowed,
    };

    public static string Word(ModelClass one) => one.ToString().ToLowerInvariant();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double Round(double value) => Math.Round(value, 4);
}
