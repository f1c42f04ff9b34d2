using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pointsman.Cli;

/// <summary>A suite to start from, with example cases in which simulated models can be right or wrong.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is for.</param>
internal sealed partial record SuiteTemplate(string Name, string About)
{
    /// <summary>The one that is taken where none is named.</summary>
    public const string Usual = "classification";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<SuiteTemplate> All =
    [
        new(Usual, "one label for each text"),
        new("extraction", "JSON out of texts, by a schema"),
        new("qa", "questions with short answers"),
        new("rag", "answers from a context, and whether they keep to it"),
        new("summarisation", "summaries, measured and judged"),
        new("code", "functions that have to pass their tests; runs with --allow-code"),
        new("tools", "calls of tools"),
        new("chat", "the next turn of a conversation"),
        new("judge", "open questions, rated by a judge"),
        new("pairwise", "open questions, two answers beside each other before a judge"),
        new("benchmark", "a public benchmark from a file"),
    ];

    // What the advisor calls the work, where it has another name here.
    private static readonly Dictionary<string, string> ByTask = new(StringComparer.Ordinal)
    {
        ["support"] = "chat", ["voice"] = "chat", ["agents"] = "tools", ["moderation"] = Usual,
        ["text-classification"] = Usual, ["risk"] = Usual, ["document-analysis"] = "rag", ["research"] = "rag",
        ["creative"] = "pairwise", ["drafting"] = "pairwise", ["editing"] = "judge", ["translation"] = "judge",
    };

    /// <summary>The template of a name; null where there is none.</summary>
    public static SuiteTemplate? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    /// <summary>The template for the work of a requirement.</summary>
    public static SuiteTemplate OfTask(string task) =>
        Find(ByTask.GetValueOrDefault(task, task)) ?? Find("qa")!;

    /// <summary>The suite, with names in double braces that <see cref="SuiteStart"/> fills in.</summary>
    public string Suite => Text("yaml");

    /// <summary>The cases, a JSON object on each line.</summary>
    /// <param name="simulated">Whether they keep the marks that tell simulated models what is right. A real model
    /// must never see them.</param>
    public IEnumerable<string> Cases(bool simulated)
    {
        foreach (string line in Text("jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (simulated)
            {
                yield return line;
                continue;
            }

            JsonObject one = JsonNode.Parse(line)!.AsObject();
            one.Remove("sim");
            if (one["question"] is JsonValue question)
            {
                one["question"] = Mark().Replace(question.GetValue<string>(), "");
            }

            yield return Written.Compact(one);
        }
    }

    private string Text(string ending)
    {
        using Stream stream = typeof(SuiteTemplate).Assembly.GetManifestResourceStream($"templates/{Name}.{ending}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@" ?\[\[sim [^\]]*\]\]")]
    private static partial Regex Mark();
}
