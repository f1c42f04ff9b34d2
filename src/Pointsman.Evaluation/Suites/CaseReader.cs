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

    private static readonly string[] Roles = ["system", "developer", "user", "assistant"];

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
        else if (document.Has("values"))
        {
            document.FaultOf<string>("values", "a value that is no object", "write names with their values, or none");
        }

        var one = new Case
        {
            Id = document.Text("id") ?? id ?? number.ToString(CultureInfo.InvariantCulture),
            Values = values,
            Expected = document.Value("expected")?.Clone(),
            Messages = Messages(document),
            Category = document.Text("category"),
            Difficulty = document.Text("difficulty"),
            Tags = document.Words("tags"),
            Cluster = document.Text("cluster"),
            Evaluators = EvaluatorReader.Read(document, "evaluators", new EvaluatorFiles(folder)),
            Threshold = document.Share("threshold"),
        };
        return faults.Count > 0 ? CaseRow.Bad(faults[0]) : CaseRow.Good(place, one);
    }

    // What is no conversation would be left out of what is asked without a word, or end the run.
    private static JsonElement? Messages(Document document)
    {
        const string Fix = "write a list: [{\"role\": \"user\", \"content\": \"…\"}], of system, user and assistant";
        if (document.Value("messages") is not { } list)
        {
            return null;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return document.FaultOf<JsonElement?>("messages", "a value that is no list", Fix);
        }

        int at = 0;
        foreach (JsonElement message in list.EnumerateArray())
        {
            string? role = message.TextAt("role");
            string? wrong = message.ValueKind != JsonValueKind.Object ? "an item that is no object"
                : role is null ? "an item without a role"
                : !Roles.Contains(role) ? $"the role '{role}'"
                : message.Part("content") is not { ValueKind: JsonValueKind.String or JsonValueKind.Array }
                    ? "an item without content" : null;
            if (wrong is not null)
            {
                return document.FaultOf<JsonElement?>($"messages[{at}]", wrong, Fix);
            }

            at++;
        }

        return list.Clone();
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
