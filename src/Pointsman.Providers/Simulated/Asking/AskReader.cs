using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>Reads a chat request of the OpenAI protocol, and refuses what that protocol would refuse.</summary>
internal static class AskReader
{
    public const int MaxChoices = 8;
    private const int MaxStops = 4;
    private const int MaxTopLogprobs = 20;

    public static Ask? Read(JsonElement root, Chance seed, out Refusal? refusal)
    {
        var fields = new Fields(root);
        var turns = new TurnReader(fields);
        turns.Read();
        double temperature = fields.Number("temperature", 0.0, 2.0) ?? 1.0;
        (string format, JsonElement? schema) = Format(fields);
        IReadOnlyList<Tool> tools = ToolReader.Tools(fields);
        var ask = new Ask
        {
            Turns = turns.Turns,
            Mark = turns.Mark,
            Key = Key(seed, root, turns.Turns, turns.Mark),
            Tools = tools,
            ToolChoice = ToolReader.Choice(fields, tools),
            ParallelCalls = fields.Flag("parallel_tool_calls", true),
            Format = format,
            Schema = schema,
            Stream = fields.Flag("stream"),
            StreamUsage = StreamUsage(fields),
            MaxTokens = fields.Whole("max_completion_tokens", 1, int.MaxValue)
                ?? fields.Whole("max_tokens", 1, int.MaxValue),
            Temperature = temperature,
            Seed = Seed(fields),
            Choices = fields.Whole("n", 1, MaxChoices) ?? 1,
            Stop = Stops(fields),
            Logprobs = fields.Flag("logprobs"),
            TopLogprobs = fields.Whole("top_logprobs", 0, MaxTopLogprobs) ?? 0,
            Effort = Effort(fields),
            Beside = Raw(root, "tools") + Raw(root, "response_format"),
        };
        if (ask.TopLogprobs > 0 && !ask.Logprobs)
        {
            fields.Refuse<bool>("top_logprobs", "'top_logprobs' needs 'logprobs' to be true.");
        }

        refusal = fields.Refused;
        return refusal is null ? ask : null;
    }

    private static (string Format, JsonElement? Schema) Format(Fields fields)
    {
        if (fields.Find("response_format") is not { } format)
        {
            return ("text", null);
        }

        string? type = format.ValueKind == JsonValueKind.Object && format.TryGetProperty("type", out JsonElement name)
            && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        switch (type)
        {
            case "text" or "json_object":
                return (type, null);
            case "json_schema" when format.TryGetProperty("json_schema", out JsonElement inner)
                && inner.ValueKind == JsonValueKind.Object
                && inner.TryGetProperty("schema", out JsonElement schema):
                return (type, schema);
            case "json_schema":
                return fields.Refuse<(string, JsonElement?)>(
                    "response_format.json_schema", "'response_format.json_schema.schema' is missing.");
            default:
                return fields.Refuse<(string, JsonElement?)>(
                    "response_format", "'response_format.type' must be text, json_object or json_schema.");
        }
    }

    private static bool StreamUsage(Fields fields) =>
        fields.Find("stream_options") is { ValueKind: JsonValueKind.Object } options
        && options.TryGetProperty("include_usage", out JsonElement wanted) && wanted.ValueKind == JsonValueKind.True;

    private static long? Seed(Fields fields)
    {
        if (fields.Find("seed") is not { } seed)
        {
            return null;
        }

        return seed.ValueKind == JsonValueKind.Number && seed.TryGetInt64(out long number)
            ? number
            : fields.Refuse<long?>("seed", "'seed' must be a whole number.");
    }

    private static string? Effort(Fields fields)
    {
        string? effort = fields.Text("reasoning_effort");
        return effort is null or "none" or "minimal" or "low" or "medium" or "high"
            ? effort
            : fields.Refuse<string>("reasoning_effort", "'reasoning_effort' must be minimal, low, medium or high.");
    }

    private static string[] Stops(Fields fields)
    {
        JsonElement? stop = fields.Find("stop");
        if (stop is null or { ValueKind: JsonValueKind.String })
        {
            return stop?.GetString() is { Length: > 0 } one ? [one] : [];
        }

        bool allowed = stop.Value.ValueKind == JsonValueKind.Array && stop.Value.GetArrayLength() <= MaxStops
            && stop.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String);
        return allowed
            ? [.. stop.Value.EnumerateArray().Select(item => item.GetString()!).Where(item => item.Length > 0)]
            : fields.Refuse<string[]>("stop", $"'stop' must be a text or a list of at most {MaxStops} texts.") ?? [];
    }

    private static string Raw(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? value.GetRawText()
            : "";

    private static Chance Key(Chance seed, JsonElement root, IReadOnlyList<Turn> turns, Mark? mark)
    {
        Chance key = seed.With(mark?.Answer).With(mark?.Wrong)
            .With(string.Create(CultureInfo.InvariantCulture, $"{mark?.Difficulty}"));
        foreach (Turn turn in turns)
        {
            key = key.With(turn.Role).With(turn.Text);
            foreach (byte[] image in turn.Images)
            {
                key = key.With(Encoding.Latin1.GetString(image));
            }

            foreach (ToolCall call in turn.Calls)
            {
                key = key.With(call.Name).With(call.Arguments);
            }
        }

        // White space between the tokens of the JSON is the writer's habit, not part of the question.
        foreach (string name in (ReadOnlySpan<string>)["tools", "tool_choice", "response_format"])
        {
            key = key.With(root.TryGetProperty(name, out JsonElement value) ? JsonSerializer.Serialize(value) : "");
        }

        return key;
    }
}
