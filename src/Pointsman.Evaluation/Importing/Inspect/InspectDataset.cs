using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>A dataset of Inspect, as JSON, JSON lines or CSV: <c>input</c>, <c>target</c>, <c>choices</c>, <c>id</c>,
/// <c>metadata</c>.</summary>
internal static class InspectDataset
{
    private static readonly string[] Own = ["input", "target", "choices", "id", "metadata"];

    public static SuiteDraft Read(string path)
    {
        var draft = new SuiteDraft();
        draft.Suite["name"] = Path.GetFileNameWithoutExtension(path);
        draft.Suite["models"] = new JsonArray("sim/small");
        draft.Notes.Add(path, "datasets name no model", "write those to compare in models:; sim/small stands there");
        draft.Notes.Add(path, "datasets do not say how answers are judged",
            "an answer passes that contains the target, or picks its letter where there are choices");
        int number = 0;
        foreach ((string place, JsonElement json) in Rows(path))
        {
            draft.Add(Case(json, ++number, place, draft.Notes), place);
        }

        return draft;
    }

    private static IEnumerable<(string, JsonElement)> Rows(string path)
    {
        if (Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return Table(path);
        }

        return JsonSource.IsLines(path)
            ? JsonSource.Lines(path).Select(line => ($"{path}:{line.Line}", line.Value))
            : JsonSource.Document(path, "[]").Select((row, at) => ($"{path} [{at}]", row.Value));
    }

    private static IEnumerable<(string, JsonElement)> Table(string path)
    {
        foreach ((int line, string[] names, IReadOnlyList<string> values) in NamedTable.Read(path))
        {
            var row = new JsonObject();
            foreach ((string name, string field) in names.Zip(values))
            {
                row[name] = name is "choices" or "metadata" or "target" && field.TrimStart().StartsWith('[')
                    || (name == "metadata" && field.TrimStart().StartsWith('{')) ? Parsed(field) : field;
            }

            yield return ($"{path}:{line}", JsonSerializer.SerializeToElement(row));
        }
    }

    private static JsonNode? Parsed(string field)
    {
        try
        {
            return JsonNode.Parse(field);
        }
        catch (JsonException)
        {
            return JsonValue.Create(field);
        }
    }

    private static JsonObject Case(JsonElement json, int number, string place, ImportNotes notes)
    {
        if (json.Part("input") is not { } input)
        {
            throw ImportFormat.Refused(place, "found no input", "give a dataset with input and target");
        }

        (string asked, JsonElement? before) = Told.Conversation(input);
        string[] choices = [.. json.ItemsAt("choices").Select(choice => choice.ToString())];
        var values = new JsonObject { ["input"] = choices.Length == 0 ? asked : Ask(asked, choices) };
        var one = new JsonObject { ["id"] = json.TextAt("id") ?? $"{number}", ["values"] = values };
        if (choices.Length > 0)
        {
            values["choices"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice))]);
        }

        if (choices.Length > Choices.Letters.Length)
        {
            notes.Add(place, $"choices behind the {Choices.Letters.Length}th", "there are no more letters to pick");
        }

        if (before is { } messages)
        {
            one["messages"] = JsonNode.Parse(messages.GetRawText());
        }

        if (json.Part("metadata") is { ValueKind: JsonValueKind.Object } metadata)
        {
            values["metadata"] = JsonNode.Parse(metadata.GetRawText());
            Copy(metadata, "category", one);
            Copy(metadata, "difficulty", one);
        }

        foreach (JsonProperty other in json.EnumerateObject().Where(other => !Own.Contains(other.Name)))
        {
            notes.Add(
                place, $"'{other.Name}' of samples", "Inspect prepares a sandbox by it, which there is none of here");
        }

        Target(json, choices.Length > 0, one, place, notes);
        return one;
    }

    private static void Target(JsonElement json, bool choices, JsonObject one, string place, ImportNotes notes)
    {
        JsonElement? target = json.Part("target");
        if (target is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1)
        {
            target = list[0];
        }

        if (target is null || target.Value.ToString().Length == 0)
        {
            notes.Add(place, "a sample without target", "write evaluators: with a judge, a rubric for example");
            return;
        }

        one["expected"] = JsonNode.Parse(target.Value.GetRawText());
        one["evaluators"] = new JsonArray(
            target is { ValueKind: JsonValueKind.Array } ? "contains-any" : choices ? "choice" : "contains");
    }

    private static string Ask(string question, string[] choices)
    {
        var text = new StringBuilder(question.Trim()).Append("\n\n");
        for (int at = 0; at < choices.Length && at < Choices.Letters.Length; at++)
        {
            text.Append(Choices.Letters[at]).Append(". ").Append(choices[at]).Append('\n');
        }

        return text.Append("\nAnswer with the letter of the right option only.").ToString();
    }

    private static void Copy(JsonElement metadata, string key, JsonObject one)
    {
        if (metadata.TextAt(key) is { } value)
        {
            one[key] = value;
        }
    }
}
