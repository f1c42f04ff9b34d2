using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>
/// Reads what promptfoo writes into a column <c>__expected</c>: <c>contains: Paris</c>, <c>not-icontains: no</c>,
/// <c>rouge-n(0.6): a text</c>, <c>is-json</c>; a text without such a word is what the answer has to equal.
/// </summary>
internal static partial class ExpectedText
{
    // promptfoo's word, ours, and the key of ours that the value goes to; no key where there is no value.
    private static readonly (string Theirs, string Ours, string? Key)[] Words =
    [
        ("equals", "equals", "value"), ("contains", "contains", "value"), ("icontains", "icontains", "value"),
        ("starts-with", "starts-with", "value"), ("regex", "regex", "pattern"),
        ("contains-any", "contains-any", "values"), ("contains-all", "contains-all", "values"),
        ("icontains-any", "icontains-any", "values"), ("icontains-all", "icontains-all", "values"),
        ("is-json", "json", null), ("is-xml", "format", "is"), ("is-html", "format", "is"),
        ("is-refusal", "refusal", null), ("levenshtein", "levenshtein", "value"), ("rouge-n", "rouge-1", "value"),
        ("bleu", "bleu", "value"), ("word-count", "word-count", "exactly"), ("latency", "latency", "max"),
        ("cost", "cost", "max"), ("perplexity", "perplexity", "max"), ("finish-reason", "finish", "is"),
    ];

    // What promptfoo would run or ask a model for; taking it for a text to equal would judge by nonsense.
    private static readonly string[] Elsewhere =
    [
        "javascript", "fn", "eval", "python", "file", "webhook", "llm-rubric", "grade", "similar", "factuality",
        "model-graded-closedqa", "model-graded-factuality", "answer-relevance", "context-recall", "context-relevance",
        "context-faithfulness", "select-best", "is-sql", "contains-json", "contains-sql", "contains-xml",
        "contains-html", "is-valid-openai-tools-call", "is-valid-openai-function-call", "meteor", "g-eval",
        "moderation",
    ];

    /// <summary>An item of evaluators; null where the text is not understood.</summary>
    /// <param name="text">The text.</param>
    /// <param name="plain">The text that the answer has to equal, where it is that; else null.</param>
    public static JsonObject? Read(string text, out string? plain)
    {
        plain = null;
        Match form = Form().Match(text);
        string word = form.Groups["word"].Value;
        (_, string ours, string? key) = Words.FirstOrDefault(known => known.Theirs == word);
        bool alone = !form.Groups["colon"].Success && !form.Groups["number"].Success;
        if (ours is null || (alone && key is not null && word is not ("is-xml" or "is-html")))
        {
            if (Elsewhere.Contains(word) && !alone)
            {
                return null;
            }

            plain = text;
            return new JsonObject { ["equals"] = new JsonObject { ["value"] = text } };
        }

        var settings = new JsonObject();
        if (form.Groups["number"].Success && !Bound(settings, ours, form.Groups["number"].Value))
        {
            return null;
        }

        string value = form.Groups["value"].Value.Trim();
        if (key is not null && !settings.ContainsKey(key))
        {
            settings[key] = Value(word, key, value);
        }

        return new JsonObject { [form.Groups["not"].Success ? $"not-{ours}" : ours] = settings };
    }

    private static JsonNode Value(string word, string key, string value) => (word, key) switch
    {
        ("is-xml" or "is-html", _) => word[3..],
        (_, "values") => new JsonArray([.. value.Split(',').Select(one => JsonValue.Create(one.Trim()))]),
        ("latency", _) => $"{value}ms",
        _ => value,
    };

    // The number in brackets: the most changes of levenshtein, the most of a measure, else the threshold.
    private static bool Bound(JsonObject settings, string ours, string number)
    {
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal bound))
        {
            return false;
        }

        if (ours is "latency")
        {
            settings["max"] = $"{number}ms";
        }
        else
        {
            settings[ours is "levenshtein" or "cost" or "perplexity" ? "max" : "threshold"] = bound;
        }

        return true;
    }

    [GeneratedRegex(
        @"\A(?<not>not-)?(?<word>[a-z][a-z\-]*)(?:\((?<number>[0-9.]+)\))?(?:(?<colon>:)(?<value>.*))?\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline, 1_000)]
    private static partial Regex Form();
}
