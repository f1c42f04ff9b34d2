using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Reads how a model is asked.</summary>
internal static class AskOptionsReader
{
    private static readonly string[] Reasonings = ["none", "low", "medium", "high"];

    public static AskOptions Read(Document? part, EvaluatorFiles files) => part is null ? new AskOptions() : new()
    {
        Temperature = (float?)part.Number("temperature", 0, 2),
        MaxTokens = (int?)part.Whole("max-tokens", 1, 1_000_000, "tokens"),
        TopP = (float?)part.Number("top-p", 0, 1),
        Reasoning = part.Word("reasoning", Reasonings),
        Json = part.YesNo("json"),
        Schema = Json(part, "schema", JsonValueKind.Object, files),
        Tools = Tools(part, files),
        LogProbabilities = part.YesNo("logprobs"),
    };

    private static JsonElement? Tools(Document part, EvaluatorFiles files)
    {
        if (Json(part, "tools", JsonValueKind.Array, files) is not { } tools)
        {
            return null;
        }

        int at = 0;
        foreach (JsonElement tool in tools.EnumerateArray())
        {
            if ((tool.TextAt("function", "name") ?? tool.TextAt("name")) is null)
            {
                return part.FaultOf<JsonElement?>($"tools[{at}]", "a tool without a name",
                    "write it as OpenAI does: {type: function, function: {name: …, description: …, parameters: {…}}}");
            }

            at++;
        }

        return tools;
    }

    // Stands there itself, or in a file that is named.
    private static JsonElement? Json(Document part, string key, JsonValueKind wanted, EvaluatorFiles files)
    {
        JsonElement? value = part.Value(key);
        if (value is { ValueKind: JsonValueKind.String } name)
        {
            if (files.Read(part, key, name.GetString()!) is not { } text)
            {
                return null;
            }

            try
            {
                using var json = JsonDocument.Parse(text);
                value = json.RootElement.Clone();
            }
            catch (JsonException)
            {
                return part.FaultOf<JsonElement?>(key, $"no JSON in '{name}'", "give a JSON file");
            }
        }

        return value is null || value.Value.ValueKind == wanted ? value
            : part.FaultOf<JsonElement?>(
                key, $"a value that is no {(wanted == JsonValueKind.Array ? "list" : "object")}",
                "write it in JSON's shape, or name a file");
    }
}
