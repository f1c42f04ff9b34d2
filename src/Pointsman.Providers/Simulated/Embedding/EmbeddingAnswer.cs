using System.Runtime.InteropServices;
using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>Answers a request for embeddings. Every simulated model gives the same vectors.</summary>
internal static class EmbeddingAnswer
{
    private const int MaxTexts = 2_048;

    public static byte[]? Write(JsonElement body, SimulatedModel model, Chance seed, out Refusal? refusal)
    {
        var fields = new Fields(body);
        string[] texts = Texts(fields);
        int dimensions = fields.Whole("dimensions", 1, TextVector.Dimensions) ?? TextVector.Dimensions;
        string form = fields.Text("encoding_format") ?? "float";
        if (form is not "float" and not "base64")
        {
            fields.Refuse<bool>("encoding_format", "'encoding_format' must be float or base64.");
        }

        refusal = fields.Refused;
        if (refusal is null && texts.FirstOrDefault(text => Tokens.Count(text) > model.ContextTokens) is { } longest)
        {
            refusal = Refusal.TooLong(model.ContextTokens, Tokens.Count(longest));
        }

        return refusal is not null ? null : AnswerJson.Bytes(json =>
        {
            json.WriteStartObject();
            json.WriteString("object", "list");
            json.WriteStartArray("data");
            for (int i = 0; i < texts.Length; i++)
            {
                json.WriteStartObject();
                json.WriteString("object", "embedding");
                json.WriteNumber("index", i);
                WriteVector(json, TextVector.Of(texts[i], seed, dimensions), form == "base64");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("model", model.Id);
            int tokens = texts.Sum(text => Tokens.Count(text));
            json.WriteStartObject("usage");
            json.WriteNumber("prompt_tokens", tokens);
            json.WriteNumber("total_tokens", tokens);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static string[] Texts(Fields fields)
    {
        JsonElement? input = fields.Find("input");
        if (input is { ValueKind: JsonValueKind.String } one && one.GetString() is { Length: > 0 } text)
        {
            return [text];
        }

        bool list = input is { ValueKind: JsonValueKind.Array } texts && texts.GetArrayLength() is > 0 and <= MaxTexts
            && texts.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && item.GetString() != "");
        return list
            ? [.. input!.Value.EnumerateArray().Select(item => item.GetString()!)]
            : fields.Refuse<string[]>(
                "input", $"'input' must be a text or a list of 1 to {MaxTexts} texts, none of them empty.") ?? [];
    }

    private static void WriteVector(Utf8JsonWriter json, float[] vector, bool packed)
    {
        if (packed)
        {
            json.WriteBase64String("embedding", MemoryMarshal.AsBytes(vector.AsSpan()));
            return;
        }

        json.WriteStartArray("embedding");
        foreach (float one in vector)
        {
            json.WriteNumberValue(one);
        }

        json.WriteEndArray();
    }
}
