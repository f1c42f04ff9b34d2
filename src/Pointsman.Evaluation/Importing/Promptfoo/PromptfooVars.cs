using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>The variables of a test of promptfoo: files are read, and lists make a test of each of their
/// values.</summary>
internal sealed class PromptfooVars(PromptfooFiles files)
{
    private const int MostTests = 10_000;
    private const long TooMany = int.MaxValue;

    /// <summary>Joins variables; what comes later goes before.</summary>
    public static JsonObject Join(params ReadOnlySpan<JsonElement> several)
    {
        var joined = new JsonObject();
        foreach (JsonElement one in several)
        {
            foreach (JsonProperty entry in one.EntriesAt())
            {
                joined[entry.Name] = JsonNode.Parse(entry.Value.GetRawText());
            }
        }

        return joined;
    }

    /// <summary>The variables of each test that they stand for.</summary>
    public IEnumerable<JsonObject> Expand(JsonObject vars, bool lists, string place)
    {
        var ways = new List<(string Name, JsonNode?[] Values)>();
        long tests = 1;
        foreach ((string name, JsonNode? value) in vars)
        {
            JsonNode?[] values = [.. Values(value, lists, $"{place}.{name}")];
            if (values.Length == 0)
            {
                files.Notes.Add($"{place}.{name}", "a variable with an empty list", "give it a value, or leave it out");
            }

            // No product of lists passes what a number holds: what is too many stays too many.
            tests = Math.Min(TooMany, tests * Math.Max(1, values.Length));
            ways.Add((name, values));
        }

        if (tests > MostTests)
        {
            files.Notes.Add(place, $"more than {MostTests} tests of the lists of one test",
                "the lists stay lists; write the tests out");
            return [vars];
        }

        IEnumerable<JsonObject> made = [[]];
        foreach ((string name, JsonNode?[] values) in ways.Where(way => way.Values.Length > 0))
        {
            made = made.SelectMany(one => values, (one, value) =>
            {
                var more = (JsonObject)one.DeepClone();
                more[name] = value?.DeepClone();
                return more;
            });
        }

        return made;
    }

    private IEnumerable<JsonNode?> Values(JsonNode? value, bool lists, string place)
    {
        if (value is JsonValue text && text.TryGetValue(out string? name)
            && name.StartsWith(PromptfooFiles.Mark, StringComparison.Ordinal))
        {
            string[] paths = [.. files.Find(name, place)];
            return paths.Length == 0 ? [JsonValue.Create(name)] : paths.Select(path => files.Value(path, place));
        }

        if (value is JsonValue && value.GetValueKind() == JsonValueKind.String
            && value.GetValue<string>() is var said && (said.Contains("{{", StringComparison.Ordinal)
                || said.Contains("{%", StringComparison.Ordinal)))
        {
            files.Notes.Add(
                place, $"the template in the variable '{PromptfooFiles.Cut(said.ReplaceLineEndings(" "))}'",
                "variables stand in prompts as they are written; write the ready text");
        }

        return lists && value is JsonArray list ? list.SelectMany(item => Values(item, lists: false, place)) : [value];
    }
}
