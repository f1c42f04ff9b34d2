using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>What a command that judges reads and writes.</summary>
internal static class CommandText
{
    public static ReadOnlyMemory<byte> Input(Evaluated evaluated)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("case");
            WriteCase(json, evaluated.Case);
            json.WriteEndObject();
            json.WriteStartObject("answer");
            AnswerJson.Write(json, evaluated.Answer);
            json.WriteEndObject();
            json.WriteStartArray("messages");
            foreach (ChatMessage message in evaluated.Messages)
            {
                json.WriteStartObject();
                json.WriteString("role", message.Role.Value);
                json.WriteString("content", message.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("model", evaluated.Model);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static EvaluatorScore Score(string output, double threshold)
    {
        using JsonDocument? json = StrictJson.Parse(output.Trim(), out _);
        JsonElement root = json?.RootElement ?? default;
        JsonElement value = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("score", out JsonElement said)
            ? said
            : root;
        bool? passed = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("passed", out JsonElement verdict)
            ? YesNo(verdict)
            : YesNo(value);
        double? score = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDouble(out double number) => number,
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            JsonValueKind.Object when passed is { } only => only ? 1 : 0,
            _ => null,
        };
        if (score is not (>= 0 and <= 1))
        {
            return EvaluatorScore.Failed(
                $"the command printed {JsonQuote.Text(output.Trim())}; a number from 0 to 1, true, false, or "
                + "{\"score\": 0.5, \"passed\": true, \"reason\": \"…\"} is understood");
        }

        string? reason = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("reason", out JsonElement why)
            && why.ValueKind == JsonValueKind.String
            ? why.GetString()
            : null;
        return EvaluatorScore.Of(score.Value, passed ?? score.Value >= threshold, reason);
    }

    private static bool? YesNo(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static void WriteCase(Utf8JsonWriter json, Case one)
    {
        json.WriteString("id", one.Id);
        json.WriteStartObject("values");
        foreach ((string name, JsonElement value) in one.Values)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
        if (one.Expected is { } expected)
        {
            json.WritePropertyName("expected");
            expected.WriteTo(json);
        }

        json.WriteString("category", one.Category);
        json.WriteString("difficulty", one.Difficulty);
    }
}
