using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>Assertions of promptfoo as the evaluators of a suite; those that there are none for are noted.</summary>
internal sealed class PromptfooAssertions(PromptfooFiles files)
{
    private const string DefaultEmbedder = "openai/text-embedding-3-large";

    // Kinds whose answers pass from a score on; others know yes and no alone.
    private static readonly string[] Graded = ["rubric", "g-eval", "relevance", "faithfulness"];

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

        Others(assertion, place);
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

        if (assertion.TextAt("metric") is { Length: > 0 } metric)
        {
            evaluator["name"] = metric;
        }

        return settings is null && evaluator.Count == 1 ? JsonValue.Create(name) : evaluator;
    }

    private void Others(JsonElement assertion, string place)
    {
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

        switch (type.Name)
        {
            case "assert-set":
                return Set(assertion, threshold, place);
            case "icontains":
                return (kind, With("value", Texts(value, place), ("ignore-case", true)));
            case "contains-any" or "contains-all":
                return (kind, List(value, place));
            case "icontains-any" or "icontains-all":
                return (kind, List(value, place));
            case "equals" when value is { ValueKind: JsonValueKind.Object or JsonValueKind.Array }:
                return ("json-equals", Texts(JsonSerializer.SerializeToElement(value.Value.GetRawText()), place));
            case "is-json" or "contains-json":
                return Json(type.Name == "contains-json", value, place);
            case "is-html" or "is-xml":
                return (kind, type.Name[3..]);
            case "contains-html":
                return (kind, @"<[A-Za-z][A-Za-z0-9]*(\s[^<>]*)?/?>");
            case "contains-xml":
                return (kind, @"<([A-Za-z_][\w.:-]*)(\s[^<>]*)?>[\s\S]*</\1>|<[A-Za-z_][\w.:-]*(\s[^<>]*)?/>");
            case "latency":
                return (kind, string.Create(CultureInfo.InvariantCulture, $"{threshold ?? 0:0.###}ms"));
            case "cost":
                return (kind, JsonValue.Create(threshold ?? 0));
            case "perplexity":
                return (kind, JsonValue.Create(threshold ?? 1_000_000));
            case "levenshtein":
                return (kind, With("value", Texts(value, place), ("max", threshold ?? 5)));
            case "word-count":
                return (kind, value is { ValueKind: JsonValueKind.Object } range ? JsonNode.Parse(range.GetRawText())
                    : JsonNode.Parse(value?.ToString() ?? "0"));
            case "finish-reason":
                return (kind, value?.ToString() ?? "stop");
            case "similar" or "similar:cosine":
                string model = assertion.TextAt("provider") ?? assertion.TextAt("provider", "id") ?? "";
                return (kind, With("value", Texts(value, place), ("threshold", threshold ?? 0.75m),
                    ("model", model.Length == 0 ? DefaultEmbedder
                        : PromptfooModels.Name(model.Replace(":embedding:", ":", StringComparison.Ordinal)))));
            case "tool-call-f1" or "trajectory:tool-used":
                return (kind, Calls(value, type.Name == "trajectory:tool-used"));
            default:
                return Plain(type, kind, value, threshold, place);
        }
    }

    private (string, JsonNode?) Plain(
        PromptfooType type, string kind, JsonElement? value, decimal? threshold, string place)
    {
        if (kind is "finish")
        {
            return (kind, "tool_calls");
        }

        // These judge the answer by itself, or by what the case has.
        JsonNode? settings = kind is "refusal" or "safety" or "relevance" or "faithfulness" ? null
            : Texts(value, place);
        if (type.Name is "factuality" or "model-graded-factuality" && settings is not null)
        {
            settings = $"The answer agrees with these facts and contradicts none of them: {settings}";
        }

        decimal? bound = type.Name is "bleu" or "gleu" ? threshold ?? 0.5m
            : type.Name == "rouge-n" ? threshold ?? 0.75m
            : threshold is >= 0 and <= 1 && Graded.Contains(kind) ? threshold : null;
        return (kind, bound is not { } from ? settings
            : settings is null ? new JsonObject { ["threshold"] = from }
                : With(KeyOf(kind), settings, ("threshold", from)));
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
        bool any = threshold is { } least && least * parts.Count <= 1;
        if (threshold is not (null or 1) && !any)
        {
            files.Notes.Add(place, "the threshold of an assert-set", "all its parts have to pass");
        }

        return parts.Count == 0 ? ("", null) : (any ? "any-of" : "all-of", parts);
    }

    private (string, JsonNode?) Json(bool within, JsonElement? value, string place)
    {
        JsonNode? schema = value switch
        {
            { ValueKind: JsonValueKind.Object } whole => JsonNode.Parse(whole.GetRawText()),
            { ValueKind: JsonValueKind.String } name when name.GetString()!
                .StartsWith(PromptfooFiles.Mark, StringComparison.Ordinal) => files.Find(name.GetString()!, place)
                .Select(path => files.Value(path, place)).FirstOrDefault(),
            { ValueKind: JsonValueKind.String } text when text.GetString()!.Trim() is { Length: > 0 } yaml =>
                YamlText.Parse(yaml, place, [])?.Root,
            _ => null,
        };
        return schema is JsonObject found
            ? ("json-schema", within ? new JsonObject { ["schema"] = found.DeepClone(), ["repair"] = true }
                : new JsonObject { ["schema"] = found.DeepClone() })
            : ("json", within ? new JsonObject { ["repair"] = true } : null);
    }

    private JsonNode? List(JsonElement? value, string place) => value switch
    {
        { ValueKind: JsonValueKind.String } text when !text.GetString()!.StartsWith(
            PromptfooFiles.Mark, StringComparison.Ordinal)
            && !text.GetString()!.Contains("{{", StringComparison.Ordinal) =>
                new JsonArray([.. text.GetString()!.Split(',')
            .Select(one => JsonValue.Create(one.Trim().Trim('"')))]),
        _ => Texts(value, place) is { } texts ? texts is JsonArray ? texts : new JsonArray(texts) : null,
    };

    private static JsonObject Calls(JsonElement? value, bool extra)
    {
        IEnumerable<JsonElement> names = value is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray()
            : value is { } only ? [only] : [];
        var calls = new JsonObject
        {
            ["calls"] = new JsonArray([.. names.SelectMany(name => (name.TextAt("name") ?? name.ToString()).Split(','))
                .Select(name => JsonValue.Create(name.Trim()))]),
        };
        if (extra)
        {
            calls["extra"] = true;
        }

        return calls;
    }

    // A text, or texts in a list, with the names in them as ours; the text of a file where one is named.
    private JsonNode? Texts(JsonElement? value, string place) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list =>
            new JsonArray([.. list.EnumerateArray().Select(one => Texts(one, place))]),
        { ValueKind: JsonValueKind.String } text when text.GetString()!
            .StartsWith(PromptfooFiles.Mark, StringComparison.Ordinal) => files.Find(text.GetString()!, place)
            .Select(path => files.Text(path, place)).OfType<string>()
            .Select(read => JsonValue.Create(Nunjucks.Convert(read, place, files.Notes))).FirstOrDefault(),
        { } other => JsonValue.Create(Nunjucks.Convert(other.ToString(), place, files.Notes)),
    };

    private static JsonObject With(string key, JsonNode? value, params ReadOnlySpan<(string Key, JsonNode Value)> more)
    {
        var settings = new JsonObject();
        if (value is not null)
        {
            settings[key] = value;
        }

        foreach ((string name, JsonNode one) in more)
        {
            settings[name] = one;
        }

        return settings;
    }
}
