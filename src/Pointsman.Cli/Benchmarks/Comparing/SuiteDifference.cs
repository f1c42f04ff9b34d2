using System.Text.Json;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>In what the suites of two runs differ that asked not quite the same.</summary>
internal static class SuiteDifference
{
    /// <summary>It in a sentence.</summary>
    public static string Of(Run first, Run second)
    {
        Dictionary<string, RunCase> cases = first.Cases.ToDictionary(one => one.Case.Id);
        (RunCase Was, RunCase Is)[] shared =
        [
            .. second.Cases.Where(one => cases.ContainsKey(one.Case.Id)).Select(one => (cases[one.Case.Id], one)),
        ];
        int changed = shared.Count(pair => !Same(pair.Was.Case, pair.Is.Case));
        int judged = shared.Count(pair => Judged(pair.Was.Evaluators) != Judged(pair.Is.Evaluators)
            || pair.Was.Case.Threshold != pair.Is.Case.Threshold);
        int apart = first.Cases.Count + second.Cases.Count - (2 * shared.Length);
        string[] found =
        [
            .. changed > 0 ? [$"{changed:N0} of {shared.Length:N0} cases with the same id ask something else"]
                : Array.Empty<string>(),
            .. apart > 0 ? [$"{apart:N0} cases are in one run alone and left out"] : Array.Empty<string>(),
            .. Judged(first.Header.Evaluators) == Judged(second.Header.Evaluators) ? Array.Empty<string>()
                : ["they were judged by different evaluators"],
            .. judged > 0 ? [$"{judged:N0} cases have other evaluators of their own"] : Array.Empty<string>(),
        ];
        return found.Length > 0
            ? $"the runs are of different suites: {string.Join("; ", found)}"
            : "the runs are of different suites, with other models, prompts or settings; their "
                + $"{shared.Length:N0} cases are the same";
    }

    private static string Judged(IReadOnlyList<RunEvaluator> evaluators) =>
        string.Join('\n', evaluators.Select(one =>
            $"{one.Kind} {one.Weight:R} {string.Join(' ', one.Judges)} {one.Name}"));

    private static bool Same(Case first, Case second) =>
        first.Values.Count == second.Values.Count
        && first.Values.All(value => second.Values.TryGetValue(value.Key, out JsonElement other)
            && JsonElement.DeepEquals(value.Value, other))
        && Text(first.Expected) == Text(second.Expected)
        && Text(first.Messages) == Text(second.Messages);

    private static string Text(JsonElement? value) => value?.GetRawText() ?? "";
}
