using System.Text;
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
            ? Inline(document, inline)
            : EvaluatorKeys.Template(document, "value", EvaluatorKeys.Expected);
        return wanted is null ? null : new JsonEqualsEvaluator(wanted, options);
    }

    private static Template? Inline(Document document, JsonElement json)
    {
        try
        {
            var text = new StringBuilder();
            Write(json, text);
            return Template.Parse(text.ToString());
        }
        catch (FormatException wrong)
        {
            return document.FaultOf<Template>("value", $"a template that cannot be read ({wrong.Message})", "mend it");
        }
    }

    // A text that is a single name stands for the value itself, which may be a number or have quotes in it.
    private static void Write(JsonElement json, StringBuilder text)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                string before = "{";
                foreach (JsonProperty property in json.EnumerateObject())
                {
                    text.Append(before).Append(JsonSerializer.Serialize(property.Name)).Append(':');
                    Write(property.Value, text);
                    before = ",";
                }

                text.Append(before == "{" ? "{}" : "}");
                break;
            case JsonValueKind.Array:
                string first = "[";
                foreach (JsonElement item in json.EnumerateArray())
                {
                    text.Append(first);
                    Write(item, text);
                    first = ",";
                }

                text.Append(first == "[" ? "[]" : "]");
                break;
            case JsonValueKind.String when json.GetString()!.Trim() is ['{', '{', .. var name, '}', '}']
                && !name.AsSpan().ContainsAny('{', '|', '}'):
                text.Append("{{").Append(name.Trim()).Append(" | json}}");
                break;
            default:
                text.Append(json.GetRawText());
                break;
        }
    }
}
