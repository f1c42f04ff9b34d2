using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// The answer is JSON of the same value as expected, in whole or at some paths: the order of properties does not
/// matter, that of items does, and 1 is 1.0. The score is the share of the paths that are equal.
/// </summary>
public sealed class JsonEqualsEvaluator(Template wanted, JsonEqualsOptions options) : Evaluator
{
    internal static readonly EvaluatorKind Reading = new("json-equals", "value", Read);

    /// <inheritdoc />
    public override string Kind => "json-equals";

    /// <inheritdoc />
    public override string About => EvaluatorKeys.About(Kind, [wanted], string.Join(' ', Settings()));

    /// <inheritdoc />
    public override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        if (wanted.Render(evaluated.Case, out string? missing) is not { } text)
        {
            return new(EvaluatorKeys.Missing(missing));
        }

        using JsonDocument? expected = StrictJson.Parse(text, out string? wrong);
        if (expected is null)
        {
            return new(EvaluatorScore.Failed($"what is expected is no JSON: {wrong}"));
        }

        using JsonDocument? found =
            AnswerJsonValue.Read(evaluated.Answer.Text, options.Repair, JsonWanted.Any, out string? said);
        return new(found is null
            ? EvaluatorScore.Of(false, said)
            : Compare(expected.RootElement, found.RootElement, said));
    }

    private EvaluatorScore Compare(JsonElement expected, JsonElement found, string? said)
    {
        if (options.Paths.Count == 0)
        {
            string? differs = JsonDifference.Find(expected, found, options.Partial);
            return EvaluatorScore.Of(differs is null, differs ?? said);
        }

        var differences = new List<string>();
        foreach (string path in options.Paths)
        {
            if (JsonDifference.At(expected, path) is not { } there)
            {
                return EvaluatorScore.Failed($"what is expected has nothing at {path}");
            }

            string? differs = JsonDifference.At(found, path) is { } here
                ? JsonDifference.Find(there, here, options.Partial, path)
                : $"{path} is missing";
            differences.AddRange(differs is null ? [] : [differs]);
        }

        double same = (double)(options.Paths.Count - differences.Count) / options.Paths.Count;
        return EvaluatorScore.Of(
            same, differences.Count == 0, differences.Count == 0 ? said : string.Join("; ", differences.Take(5)));
    }

    private IEnumerable<string> Settings()
    {
        if (options.Paths.Count > 0)
        {
            yield return $"at {string.Join(", ", options.Paths)} of";
        }

        if (options.Partial)
        {
            yield return "(partial)";
        }

        if (options.Repair)
        {
            yield return "(repaired)";
        }
    }

    private static JsonEqualsEvaluator? Read(Document document, EvaluatorFiles files)
    {
        var options = new JsonEqualsOptions
        {
            Paths = document.Words("paths"),
            Partial = document.YesNo("partial") ?? false,
            Repair = document.YesNo("repair") ?? false,
        };
        Template? wanted = document.Value("value") is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } inline
            ? Inline(document, inline.GetRawText())
            : EvaluatorKeys.Template(document, "value", EvaluatorKeys.Expected);
        return wanted is null ? null : new JsonEqualsEvaluator(wanted, options);
    }

    // Braces of JSON that stand together are no names: {"a":{"b":1}} has two at its end, and may have two anywhere.
    private static Template? Inline(Document document, string json)
    {
        try
        {
            return Template.Parse(json);
        }
        catch (FormatException)
        {
            return document.FaultOf<Template>(
                "value", "braces that are no name", "write the JSON as a text in quotes, with \\{{ for two braces");
        }
    }
}
