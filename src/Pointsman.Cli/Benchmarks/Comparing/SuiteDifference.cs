using System.Text.Json;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>In what the suites of two runs differ that asked not quite the same.</summary>
internal static class SuiteDifference
{
    /// <summary>It in a sentence.</summary>
    public static string Of(Run first, Run second)
    {
        Dictionary<string, Case> cases = first.Cases.ToDictionary(one => one.Case.Id, one => one.Case);
        (Case Was, Case Is)[] shared =
        [
            .. second.Cases.Where(one => cases.ContainsKey(one.Case.Id))
                .Select(one => (cases[one.Case.Id], one.Case)),
        ];
        int changed = shared.Count(pair => !Same(pair.Was, pair.Is));
        int apart = first.Cases.Count + second.Cases.Count - (2 * shared.Length);
        string[] found =
        [
            .. changed > 0 ? [$"{changed:N0} of {shared.Length:N0} cases with the same id ask something else"]
                : Array.Empty<string>(),
            .. apart > 0 ? [$"{apart:N0} cases are in one run alone and left out"] : Array.Empty<string>(),
            .. Judged(first) == Judged(second) ? Array.Empty<string>() : ["they were judged by different evaluators"],
        ];
        return found.Length > 0
            ? $"the runs are of different suites: {string.Join("; ", found)}"
            : $"the runs are of different suites, with other models, prompts or settings; their {shared.Length:N0} cases "
                + "are the same";
    }

    private static string Judged(Run run) => string.Join('\n', run.Header.Evaluators.Select(one => one.Name));

    private static bool Same(Case first, Case second) =>
        first.Values.Count == second.Values.Count
        && first.Values.All(value => second.Values.TryGetValue(value.Key, out JsonElement other)
            && JsonElement.DeepEquals(value.Value, other))
        && Text(first.Expected) == Text(second.Expected);

    private static string Text(JsonElement? value) => value?.GetRawText() ?? "";
}
