using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// Answers in JSON: always valid, by the schema if there is one, and wrong in one value where it errs.
/// </summary>
internal static class JsonAnswer
{
    private const double Basis = 0.1;
    private const double PerChoice = 0.02;
    private const double Unchosen = 0.05;
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };


    /// <summary>Whether a value can be made for the schema at all.</summary>
    public static bool CanFill(Ask ask, Prompt prompt)
    {
        var fill = new SchemaFill(Schema(ask, prompt), new Hints(prompt.Passage, prompt), prompt.Key);
        fill.Fill();
        return !fill.Failed;
    }

    public static Solution Solve(Ask ask, Prompt prompt, Solution? inner, string text)
    {
        JsonNode schema = Schema(ask, prompt);
        (JsonNode? right, int choices) = Fill(schema, text, prompt, inner, -1);
        string said = ask.Mark?.Answer is { } marked && IsJson(marked) ? marked : Text(right);
        int first = choices == 0 ? 0 : prompt.Key.With("slip").Below(choices);
        IEnumerable<string> wrong = Enumerable.Range(0, Math.Min(choices, 3))
            .Select(i => Text(Fill(schema, text, prompt, inner, (first + i) % choices).Value));
        return new Solution
        {
            Right = said,
            Wrong = ask.Mark?.Wrong is { } given ? [given] : [.. wrong.Where(other => other != said).Distinct()],
            Difficulty = Solution.Clamp((inner?.Difficulty ?? Basis) + (PerChoice * choices) + Unchosen),
            Steps = [.. inner?.Steps ?? [], $"The answer needs {choices} values."],
        };
    }

    public static string Text(JsonNode? node) => node is null ? "null" : node.ToJsonString(Compact);

    /// <summary>A schema as a tree; anything that is no object allows everything.</summary>
    public static JsonNode Schema(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Object } keys ? JsonObject.Create(keys)! : new JsonObject();

    private static JsonNode Schema(Ask ask, Prompt prompt) =>
        ask.Schema is { } schema ? Schema(schema) : AskedKeys.Schema(prompt.Whole);

    private static (JsonNode? Value, int Choices) Fill(
        JsonNode schema, string text, Prompt prompt, Solution? inner, int slipAt)
    {
        var fill = new SchemaFill(schema, new Hints(text, prompt, inner), prompt.Key, slipAt);
        return (fill.Fill(), fill.Choices);
    }

    private static bool IsJson(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
