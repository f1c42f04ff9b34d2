using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>Tests of promptfoo as the cases of a suite.</summary>
internal sealed class PromptfooTests(SuiteDraft draft, PromptfooFiles files, JsonElement defaults)
{
    private static readonly string[] Own = ["vars", "assert", "threshold", "description", "metadata", "options"];
    private static readonly string[] OwnOptions =
        ["disableDefaultAsserts", "disableVarExpansion", "disableConversationVar"];

    private readonly PromptfooAssertions _assertions = new(files);
    private readonly PromptfooVars _vars = new(files);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Whether a key means something where tests share what they have.</summary>
    public static bool IsShared(string key) => Own.Contains(key);

    /// <summary>Whether a test leaves out what all are judged by, so that it cannot stand in the suite.</summary>
    public static bool LeavesOut(IEnumerable<JsonElement> tests) =>
        tests.Any(test => test.YesNoAt("options", "disableDefaultAsserts") == true);

    /// <summary>Reads the tests of a key: a list, or the name of a file.</summary>
    public IEnumerable<(string Place, JsonElement Test)> All(JsonElement? tests, string key)
    {
        if (tests is not { } value)
        {
            yield break;
        }

        JsonElement[] items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        for (int at = 0; at < items.Length; at++)
        {
            string place = value.ValueKind == JsonValueKind.Array ? $"{key}[{at}]" : key;
            if (items[at].ValueKind == JsonValueKind.Object && items[at].TextAt("path") is { } generator)
            {
                files.Notes.Add(
                    place, $"tests that '{generator}' makes", "run it and name a file with them: CSV or JSON");
            }
            else if (items[at].ValueKind == JsonValueKind.Object)
            {
                yield return (place, items[at]);
            }
            else
            {
                foreach ((string inner, JsonElement test) in FromFiles(items[at].ToString(), place))
                {
                    yield return (inner, test);
                }
            }
        }
    }

    /// <summary>Adds the cases of a test.</summary>
    /// <param name="test">The test.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="shared">What the scenario gives all its tests; nothing elsewhere.</param>
    /// <param name="common">Whether the suite itself judges by what all are judged by.</param>
    public void Add(JsonElement test, string place, JsonElement shared, bool common)
    {
        foreach (JsonProperty other in test.EntriesAt().Where(one => !Own.Contains(one.Name)))
        {
            files.Notes.Add(place, $"'{other.Name}' of a test", "a case is put to every model with every prompt");
        }

        foreach (JsonProperty option in test.EntriesAt("options").Where(one => !OwnOptions.Contains(one.Name)))
        {
            files.Notes.Add(place, $"'{option.Name}' of a test's options", "write it into the prompt or the suite");
        }

        if (test.Part("threshold") is { } bound && test.NumberAt("threshold") is not (>= 0 and <= 1))
        {
            files.Notes.Add(place, $"the threshold {bound}", "write a number from 0 to 1");
        }

        bool ownOnly = test.YesNoAt("options", "disableDefaultAsserts") == true;
        JsonArray evaluators = _assertions.Read(
            [
                .. common || ownOnly ? [] : defaults.ItemsAt("assert"), .. shared.ItemsAt("assert"),
                .. test.ItemsAt("assert"),
            ],
            $"{place}.assert");
        JsonObject vars = PromptfooVars.Join(
            VarsOf(defaults, "defaultTest"), VarsOf(shared, place), VarsOf(test, place));
        bool lists = test.YesNoAt("options", "disableVarExpansion") != true;
        foreach (JsonObject values in _vars.Expand(vars, lists, $"{place}.vars"))
        {
            draft.Add(Case(test, shared, values, evaluators), place);
        }
    }

    private JsonObject Case(JsonElement test, JsonElement shared, JsonObject values, JsonArray evaluators)
    {
        string about = test.TextAt("description") ?? shared.TextAt("description") ?? "";
        string id = about is { Length: > 0 and <= 80 } ? about : $"test {draft.Cases.Count + 1}";
        string first = id;
        for (int more = 2; !_ids.Add(id); more++)
        {
            id = $"{first} ({more})";
        }

        var one = new JsonObject { ["id"] = id, ["values"] = values };
        JsonElement[] given = [defaults, shared, test];
        foreach (JsonElement metadata in given.Select(from => from.Part("metadata") ?? default))
        {
            foreach (JsonProperty entry in metadata.EntriesAt())
            {
                bool isOwn = (entry.Name is "category" or "difficulty" or "cluster"
                        && entry.Value.ValueKind == JsonValueKind.String)
                    || (entry.Name == "tags" && entry.Value.ValueKind == JsonValueKind.Array
                        && entry.Value.EnumerateArray().All(tag => tag.ValueKind == JsonValueKind.String));
                (isOwn ? one : values)[isOwn ? entry.Name : $"metadata.{entry.Name}"] =
                    JsonNode.Parse(entry.Value.GetRawText());
            }
        }

        if (evaluators.Count > 0)
        {
            one["evaluators"] = evaluators.DeepClone();
        }

        if ((test.NumberAt("threshold") ?? shared.NumberAt("threshold") ?? defaults.NumberAt("threshold"))
            is >= 0 and <= 1 and var threshold)
        {
            one["threshold"] = threshold;
        }

        return one;
    }

    private JsonElement VarsOf(JsonElement test, string place)
    {
        if (test.Part("vars") is not { ValueKind: JsonValueKind.String or JsonValueKind.Array } named)
        {
            return test.Part("vars") ?? default;
        }

        IEnumerable<string> names = named.ValueKind == JsonValueKind.Array
            ? named.EnumerateArray().Select(name => name.ToString()) : [named.GetString()!];
        return JsonSerializer.SerializeToElement(PromptfooVars.Join([.. names
            .SelectMany(name => files.Find(name, place)).Select(path => files.Value(path, place))
            .Select(value => JsonSerializer.SerializeToElement(value))]));
    }

    private IEnumerable<(string, JsonElement)> FromFiles(string name, string place)
    {
        foreach (string path in files.Find(name, place))
        {
            string shown = Path.GetFileName(path);
            switch (Path.GetExtension(path).ToLowerInvariant())
            {
                case ".csv":
                    foreach ((int line, JsonElement test) in PromptfooTable.Read(path))
                    {
                        yield return ($"{shown}:{line}", test);
                    }

                    break;
                case ".jsonl":
                    foreach ((int line, JsonElement test) in JsonSource.Lines(path))
                    {
                        yield return ($"{shown}:{line}", test);
                    }

                    break;
                case ".json" or ".yaml" or ".yml":
                    JsonElement value = JsonSerializer.SerializeToElement(files.Value(path, place));
                    foreach ((string inner, JsonElement test) in All(value, shown))
                    {
                        yield return (inner, test);
                    }

                    break;
                default:
                    files.Notes.Add(place, $"tests in '{shown}'", "write them as CSV, JSON, JSON lines or YAML");
                    break;
            }
        }
    }
}
