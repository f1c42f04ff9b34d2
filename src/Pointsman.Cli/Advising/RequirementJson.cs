using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>Writes a requirement with the keys that a requirement file has; what is unsaid is left out.</summary>
internal static class RequirementJson
{
    public static JsonObject Of(Requirement needed)
    {
        var json = new JsonObject();
        Add("title", needed.Title);
        Add("about", needed.About);
        Add("task", needed.Task);
        Add("volume", needed.RequestsPerMonth is { } volume ? Text($"{volume:0.####}/month") : null);
        AddIf(needed.PeakToAverage != 3m, "peak", Text($"{needed.PeakToAverage}"));
        AddIf(needed.GrowthPerMonth > 0, "growth", Text($"{needed.GrowthPerMonth}"));
        Add("latency", needed.Latency is { } latency ? Text($"{latency.TotalMilliseconds:0.###}ms") : null);
        Add("budget", Budget(needed));
        Add("context", needed.Context?.ToString(CultureInfo.InvariantCulture));
        Add("tokens-in", needed.TokensIn?.ToString(CultureInfo.InvariantCulture));
        Add("tokens-out", needed.TokensOut?.ToString(CultureInfo.InvariantCulture));
        Add("modalities", List(CatalogWords.Of(needed.Input)));
        Add("output", List(CatalogWords.Of(needed.Output)));
        Add("reasoning", needed.Reasoning);
        Add("quality", needed.Quality?.ToString(CultureInfo.InvariantCulture));
        Add("privacy", CatalogWords.PrivacyLevels.Of(needed.Privacy));
        Add("compliance", List(needed.Compliance));
        Add("region", needed.Region);
        Add("languages", List(needed.Languages));
        Add("gpus", needed.Gpus?.ToString(CultureInfo.InvariantCulture));
        Add("priority", needed.Priority);
        Add("stance", needed.Stance);
        Add("stakes", needed.Stakes);
        Add("usage", needed.Usage);
        Add("deployment", needed.Deployment);
        AddIf(needed.Pipeline, "pipeline", "yes");
        Add("must", List(needed.Must));
        Add("nice", List(needed.Nice));
        Add("accept", List(needed.Accept));
        Add("providers", List(needed.Providers));
        if (needed.Steps.Count > 0)
        {
            json["steps"] = new JsonArray([.. needed.Steps.Select(Of)]);
        }

        return json;

        void Add(string key, string? value) => AddIf(!string.IsNullOrEmpty(value), key, value);

        void AddIf(bool there, string key, string? value)
        {
            if (there)
            {
                json[key] = value;
            }
        }
    }

    private static string? Budget(Requirement needed)
    {
        string?[] parts =
        [
            needed.BudgetPerMonth is { } month ? Text($"{month.Amount}/month") : null,
            needed.BudgetPerRequest is { } each ? Text($"{each.Amount}/request") : null,
        ];
        return List(parts.OfType<string>());
    }

    private static string? List(IEnumerable<string> words) =>
        string.Join(",", words) is { Length: > 0 } list ? list : null;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
