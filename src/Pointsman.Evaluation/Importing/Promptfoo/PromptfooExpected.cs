using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>
/// The short form of assertions in promptfoo's tables: <c>contains:Paris</c>, <c>similar(0.8):a text</c>; a text alone
/// is what the answer equals.
/// </summary>
internal static partial class PromptfooExpected
{
    // In tables these have a threshold of 0.75 unless told, whatever they have elsewhere.
    private static readonly string[] Bounded =
    [
        "answer-relevance", "classifier", "context-faithfulness", "context-recall", "context-relevance", "cost",
        "latency", "levenshtein", "perplexity", "perplexity-score", "rouge-n", "starts-with",
    ];

    /// <summary>The assertion in its long form.</summary>
    public static JsonObject Read(string field)
    {
        string text = field.Trim();
        (string Prefix, string Type)[] old =
            [("fn:", "javascript"), ("eval:", "javascript"), ("grade:", "llm-rubric")];
        if (text.StartsWith(PromptfooFiles.Mark, StringComparison.Ordinal) && PromptfooFiles.IsProgram(text))
        {
            bool python = text.Contains(".py", StringComparison.OrdinalIgnoreCase);
            return new JsonObject { ["type"] = python ? "python" : "javascript", ["value"] = text };
        }

        foreach (
            (string prefix, string type) in old.Where(one => text.StartsWith(one.Prefix, StringComparison.Ordinal)))
        {
            return new JsonObject { ["type"] = type, ["value"] = text[prefix.Length..].Trim() };
        }

        Match form = Form().Match(text);
        if (!form.Success || PromptfooCoverage.Of(form.Groups["type"].Value) is null)
        {
            return new JsonObject { ["type"] = "equals", ["value"] = text };
        }

        string name = form.Groups["type"].Value;
        var assertion = new JsonObject { ["type"] = name };
        if (form.Groups["value"].Success)
        {
            assertion["value"] = form.Groups["value"].Value.Trim();
        }

        if (form.Groups["threshold"].Success)
        {
            assertion["threshold"] = decimal.Parse(form.Groups["threshold"].Value, CultureInfo.InvariantCulture);
        }
        else if (name is "similar" or "not-similar")
        {
            // In tables likeness is 0.8 unless told, and 0.75 elsewhere.
            assertion["threshold"] = 0.8m;
        }
        else if (Bounded.Contains(name.StartsWith("not-", StringComparison.Ordinal) ? name[4..] : name))
        {
            assertion["threshold"] = 0.75m;
        }

        return assertion;
    }

    [GeneratedRegex(@"^(?<type>[a-z][a-z0-9:-]*?)(?:\((?<threshold>\d{1,9}(?:\.\d{1,9})?)\))?(?::(?<value>[\s\S]*))?$")]
    private static partial Regex Form();
}
