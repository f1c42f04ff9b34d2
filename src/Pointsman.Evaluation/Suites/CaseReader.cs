using System.Globalization;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// Reads one case: the keys that a case has itself, and every other key as a value for templates; <c>values</c> is an
/// object of more of them.
/// </summary>
internal static class CaseReader
{
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "id", "expected", "messages", "category", "difficulty", "tags", "cluster", "evaluators", "threshold", "values",
    };

    /// <summary>Reads a case; a bad one keeps its place and its first fault.</summary>
    /// <param name="json">The case.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="number">Its number.</param>
    /// <param name="folder">Where files are looked for that it names.</param>
    /// <param name="id">Its id where it says none itself. Default: the number.</param>
    public static CaseRow Read(JsonElement json, string place, int number, string folder, string? id = null)
    {
        var faults = new List<Fault>();
        var document = new Document(json, faults, key => key.Length == 0 ? place : $"{place} {key}");
        if (faults.Count > 0)
        {
            return CaseRow.Bad(faults[0]);
        }

        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        AddValues(json, values, own: true);
        if (document.Value("values") is { ValueKind: JsonValueKind.Object } more)
        {
            AddValues(more, values, own: false);
        }

        var one = new Case
        {
            Id = document.Text("id") ?? id ?? number.ToString(CultureInfo.InvariantCulture),
            Values = values,
            Expected = document.Value("expected")?.Clone(),
            Messages = document.Value("messages")?.Clone(),
            Category = document.Text("category"),
            Difficulty = document.Text("difficulty"),
            Tags = document.Words("tags"),
            Cluster = document.Text("cluster"),
            Evaluators = EvaluatorReader.Read(document, "evaluators", new EvaluatorFiles(folder)),
            Threshold = document.Share("threshold"),
        };
        return faults.Count > 0 ? CaseRow.Bad(faults[0]) : CaseRow.Good(place, one);
    }

    private static void AddValues(JsonElement json, Dictionary<string, JsonElement> values, bool own)
    {
        foreach (JsonProperty property in json.EnumerateObject())
        {
            if (!own || !Own.Contains(property.Name))
            {
                values[property.Name] = property.Value.Clone();
            }
        }
    }
}
