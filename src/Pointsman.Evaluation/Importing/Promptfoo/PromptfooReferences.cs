using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>Puts what <c>$ref: '#/…'</c> points to in its place, as promptfoo does before it reads anything.</summary>
internal sealed class PromptfooReferences(JsonObject root, ImportNotes notes)
{
    private const string Key = "$ref";
    private const int MostDepth = 16;
    private const int MostValues = 1_000_000;

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private int _left = MostValues;

    /// <summary>The keys of the configuration that something pointed into, once <see cref="Resolve"/> is through.
    /// </summary>
    public IReadOnlySet<string> Used => _used;

    /// <summary>The configuration without references; those that lead nowhere stay and are noted.</summary>
    /// <exception cref="FaultsException">They stand for too much.</exception>
    public JsonObject Resolve() => (JsonObject)Copy(root, "", 0)!;

    private JsonNode? Copy(JsonNode? node, string place, int depth)
    {
        if (--_left < 0)
        {
            throw ImportFormat.Refused(place, $"references that stand for more than {MostValues} values",
                "write less by $ref");
        }

        switch (node)
        {
            case JsonObject one when (one[Key] as JsonValue)?.TryGetValue(out string? way) == true:
                return Follow(one, way, place, depth);
            case JsonObject one:
                return new JsonObject(one.Select(entry => KeyValuePair.Create(
                    entry.Key, Copy(entry.Value, place.Length == 0 ? entry.Key : $"{place}.{entry.Key}", depth))));
            case JsonArray list:
                return new JsonArray([.. list.Select((item, at) => Copy(item, $"{place}[{at}]", depth))]);
            default:
                return node?.DeepClone();
        }
    }

    private JsonNode? Follow(JsonObject one, string way, string place, int depth)
    {
        string[] steps = [.. way.TrimStart('#', '/').Split('/').Select(step =>
            step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
        JsonNode? found = !way.StartsWith("#/", StringComparison.Ordinal) ? null
            : steps.Aggregate((JsonNode?)root, (at, step) => at switch
            {
                JsonObject inner => inner[step],
                JsonArray list when int.TryParse(step, out int index) && index >= 0 && index < list.Count =>
                    list[index],
                _ => null,
            });
        if (found is null || depth >= MostDepth)
        {
            notes.Add(place, $"the reference '{way}'", "write out what it stands for: only '#/…' is followed");
            return one.DeepClone();
        }

        _used.Add(steps[0]);
        return Copy(found, place, depth + 1);
    }
}
