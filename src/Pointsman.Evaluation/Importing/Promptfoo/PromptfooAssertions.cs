using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>Assertions of promptfoo as the evaluators of a suite; those that there are none for are noted.</summary>
internal sealed class PromptfooAssertions(PromptfooFiles files)
{
    private readonly PromptfooValues _values = new(files);

    private const string DefaultEmbedder = "openai/text-embedding-3-large";

    // Kinds whose answers pass from a score on; others know yes and no alone.
    private static readonly string[] Graded = ["rubric", "g-eval", "relevance", "faithfulness"];

    // Types that pass or not where our kinds know degrees.
    private static readonly string[] Whole = ["contains-all", "icontains-all", "levenshtein"];

    // Kinds whose bound is the threshold, and that say nothing without one.
    private static readonly string[] Bounded = ["latency", "cost", "perplexity"];

    private static readonly string[] Own =
        ["type", "value", "threshold", "weight", "metric", "assert", "provider", "rubricPrompt"];

    /// <summary>The evaluators of a list of assertions.</summary>
    public JsonArray Read(IEnumerable<JsonElement> assertions, string place) => new([.. assertions
        .Select((assertion, at) => One(assertion, $"{place}[{at}]")).OfType<JsonNode>()]);

    private JsonNode? One(JsonElement assertion, string place)
    {
        string type = assertion.TextAt("type") ?? "";
        PromptfooType? known = PromptfooCoverage.Of(type);
        if (known?.Kind is not { } kind)
        {
            files.Notes.Add(place, $"the assertion '{type}'",
                known?.Note ?? "its type is unknown; evaluators: see 'bench evaluators'");
            return null;
        }

        if (known.Fit == PromptfooFit.Approximate)
        {
            files.Notes.Add(place, $"the assertion '{type}' only nearly, as {kind}", known.Note);
        }

        Others(assertion, known, place);
        (string word, JsonNode? settings) = Settings(known, kind, assertion, place);
        if (word.Length == 0)
        {
            return null;
        }

        string name = type.StartsWith("not-", StringComparison.Ordinal) ? $"not-{word}" : word;
        var evaluator = new JsonObject { [name] = settings ?? new JsonObject() };
        if (assertion.NumberAt("weight") is >= 0 and <= 1_000 and var weight)
        {
            evaluator["weight"] = weight;
        }
        else if (assertion.Part("weight") is { } told)
        {
            files.Notes.Add(place, $"the weight {told}", "write a number from 0 to 1000; it counts as 1");
        }

        if (assertion.TextAt("metric") is { Length: > 0 } metric)
        {
            evaluator["name"] = metric;
        }

        if (Whole.Contains(known.Name))
        {
            evaluator["degrees"] = false;
        }

        return settings is null && evaluator.Count == 1 ? JsonValue.Create(name) : evaluator;
    }

    private void Others(JsonElement assertion, PromptfooType type, string place)
    {
        if (assertion.Part("threshold") is { } bound && (assertion.NumberAt("threshold") is not { } number
            || (Graded.Contains(type.Kind) && number is < 0 or > 1)))
        {
            files.Notes.Add(place, $"the threshold {bound}", "write a number from 0 to 1");
        }

        if (type.Name == "moderation" && assertion.Part("value") is not null)
        {
            files.Notes.Add(place, "the categories of 'moderation'", "safety looks at all; for some, write a rubric");
        }

        foreach (JsonProperty other in assertion.EntriesAt().Where(one => !Own.Contains(one.Name)))
        {
            files.Notes.Add(place, $"'{other.Name}' of an assertion", "evaluators judge the answer as it is");
        }

        if (assertion.Part("rubricPrompt") is not null)
        {
            files.Notes.Add(
                place, "'rubricPrompt' of an assertion", "judges are asked in our words; say it in the rubric");
        }

        if (assertion.TextAt("type")?.StartsWith("similar", StringComparison.Ordinal) == false
            && assertion.Part("provider") is not null)
        {
            files.Notes.Add(place, "the judge of a single assertion", "name one for the suite: judge: MODEL");
        }
    }

    private (string Word, JsonNode? Settings) Settings(
        PromptfooType type, string kind, JsonElement assertion, string place)
    {
        JsonElement? value = assertion.Part("value");
        decimal? threshold = assertion.NumberAt("threshold");
        if (value is { ValueKind: JsonValueKind.String } text && PromptfooFiles.IsProgram(text.GetString()!)
            && text.GetString()!.StartsWith(PromptfooFiles.Mark, StringComparison.Ordinal))
        {
            files.Notes.Add(place, "an assertion whose value is made by a program", "write the value out");
            return ("", null);
        }

        if (value is { ValueKind: JsonValueKind.String } file
            && file.GetString()!.StartsWith(PromptfooFiles.Mark, StringComparison.Ordinal)
            && !files.Find(file.GetString()!, place).Any(path => files.Text(path, place) is not null))
        {
            return ("", null);
        }

        if (Unsaid(value) is { } template)
        {
            // To look for the template itself would judge by what nobody meant.
            Nunjucks.Convert(template, place, files.Notes);
            files.Notes.Add(place, "an assertion whose value is such a template", "write the value out");
            return ("", null);
        }

        if (threshold is null && Bounded.Contains(kind))
        {
            files.Notes.Add(place, $"the assertion '{type.Name}' without a threshold", "write its bound: threshold:");
            return ("", null);
        }

        switch (type.Name)
        {
            case "assert-set":
                return Set(assertion, threshold, place);
            case "icontains":
                return (kind, PromptfooValues.With("value", _values.Texts(value, place), ("ignore-case", true)));
            case "equals" or "starts-with" when !IsJson(value):
                return (kind, PromptfooValues.With("value", _values.Texts(value, place), ("trim", false)));
            case "regex" when _values.Texts(value, place) is JsonValue pattern:
                return (kind, PromptfooPattern.Convert(pattern.ToString()));
            case "contains-any" or "contains-all":
                return (kind, _values.List(value, place));
            case "icontains-any" or "icontains-all":
                return (kind, _values.List(value, place));
            case "equals":
                return ("json-equals", Nunjucks.Convert(value!.Value.GetRawText(), place, files.Notes));
            case "is-json" or "contains-json":
                return _values.Json(type.Name == "contains-json", value, place);
            case "is-html" or "is-xml":
                return (kind, type.Name[3..]);
            case "contains-html":
                return (kind, @"<[A-Za-z][A-Za-z0-9]*(\s[^<>]*)?/?>");
            case "contains-xml":
                return (kind, @"<([A-Za-z_][\w.:-]*)(\s[^<>]*)?>[\s\S]*</\1>|<[A-Za-z_][\w.:-]*(\s[^<>]*)?/>");
            case "latency":
                return (
                    kind, string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, threshold!.Value):0.###}ms"));
            case "cost" or "perplexity":
                return (kind, JsonValue.Create(threshold!.Value));
            case "levenshtein":
                return (kind, PromptfooValues.With("value", _values.Texts(value, place),
                    ("max", Math.Floor(Math.Clamp(threshold ?? 5, 0, TextEvaluator.MostCharacters)))));
            case "word-count":
                return _values.Words(value, place) is { } words ? (kind, words) : ("", null);
            case "finish-reason":
                return _values.Finish(value, place) is { } finish ? (kind, finish) : ("", null);
            case "similar" or "similar:cosine":
                string model = assertion.TextAt("provider") ?? assertion.TextAt("provider", "id") ?? "";
                return (kind, PromptfooValues.With("value", _values.Texts(value, place),
                    ("threshold", threshold ?? 0.75m), ("model", model.Length == 0 ? DefaultEmbedder
                        : PromptfooModels.Name(model.Replace(":embedding:", ":", StringComparison.Ordinal)))));
            case "tool-call-f1" or "trajectory:tool-used":
                bool used = type.Name == "trajectory:tool-used";
                JsonObject calls = _values.Calls(value, place);
                calls[used ? "extra" : "names"] = used ? true : Math.Clamp(threshold ?? 1, 0, 1);
                return (kind, calls);
            default:
                return Plain(type, kind, value, threshold, place);
        }
    }

    private static bool IsJson(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object or JsonValueKind.Array };

    // A text of the value that our templates cannot say.
    private static string? Unsaid(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => Nunjucks.Fits(text.GetString()!) ? null : text.GetString(),
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(item => Unsaid(item))
            .FirstOrDefault(unsaid => unsaid is not null),
        _ => null,
    };

    private (string, JsonNode?) Plain(
        PromptfooType type, string kind, JsonElement? value, decimal? threshold, string place)
    {
        if (kind is "finish")
        {
            return (kind, "tool_calls");
        }

        // These judge the answer by itself, or by what the case has.
        JsonNode? settings = kind is "refusal" or "safety" or "relevance" or "faithfulness" ? null
            : Graded.Contains(kind) ? _values.Rubric(value, place)
            : _values.Texts(value, place);
        if (type.Name is "factuality" or "model-graded-factuality" && settings is not null)
        {
            settings = $"The answer agrees with these facts and contradicts none of them: {settings}";
        }

        decimal? bound = type.Name is "bleu" or "gleu" ? threshold ?? 0.5m
            : type.Name == "rouge-n" ? threshold ?? 0.75m
            : threshold is >= 0 and <= 1 && Graded.Contains(kind) ? threshold : null;
        return (kind, bound is not { } from ? settings
            : settings is null ? new JsonObject { ["threshold"] = from }
                : kind == "bleu" ? PromptfooValues.With(
                    "value", settings, ("threshold", from), ("ignore-case", true))
                : PromptfooValues.With(KeyOf(kind), settings, ("threshold", from)));
    }

    // What a single value stands for; beside a threshold it has to be said.
    private static string KeyOf(string kind) => kind switch
    {
        "rubric" => "text",
        "g-eval" => "criteria",
        _ => "value",
    };

    private (string, JsonNode?) Set(JsonElement set, decimal? threshold, string place)
    {
        JsonArray parts = Read(set.ItemsAt("assert"), $"{place}.assert");
        if (threshold is not (null or (>= 0 and <= 1)))
        {
            files.Notes.Add(place, "the threshold of an assert-set", "all its parts have to pass");
            threshold = null;
        }

        if (threshold is not null && parts.Count < set.ItemsAt("assert").Count())
        {
            // Without the part the mean would be another.
            files.Notes.Add(place, "an assert-set of which one part cannot be carried over",
                "its threshold is for the mean of all, so none is judged; write all-of with those that are there");
            return ("", null);
        }

        return parts.Count == 0 ? ("", null)
            : ("all-of", threshold is { } least ? PromptfooValues.With("of", parts, ("threshold", least)) : parts);
    }
}
