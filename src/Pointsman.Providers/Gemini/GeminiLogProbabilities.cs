using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>The probabilities of an answer's tokens, between Google's form and OpenAI's chat form.</summary>
internal static class GeminiLogProbabilities
{
    /// <summary>Google's <c>logprobsResult</c> in OpenAI's form; null where there is none.</summary>
    public static JsonElement? ToChat(JsonElement? result)
    {
        if (result is not { } given
            || GeminiNames.Property(given, "chosenCandidates") is not { ValueKind: JsonValueKind.Array } chosen)
        {
            return null;
        }

        JsonElement[] others = GeminiNames.Property(given, "topCandidates") is { ValueKind: JsonValueKind.Array } top
            ? [.. top.EnumerateArray()]
            : [];
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, SseText.Json))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("content");
            int at = 0;
            foreach (JsonElement token in chosen.EnumerateArray())
            {
                writer.WriteStartObject();
                WriteChatToken(writer, token);
                writer.WriteStartArray("top_logprobs");
                WriteChatOthers(writer, at < others.Length ? others[at] : default);
                writer.WriteEndArray();
                writer.WriteEndObject();
                at++;
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>Writes OpenAI's form as Google's <c>logprobsResult</c>.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement? chat)
    {
        if (chat is not { ValueKind: JsonValueKind.Object } given
            || !given.TryGetProperty("content", out JsonElement tokens) || tokens.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        writer.WriteStartObject("logprobsResult");
        writer.WriteStartArray("chosenCandidates");
        foreach (JsonElement token in tokens.EnumerateArray())
        {
            WriteToken(writer, token);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("topCandidates");
        foreach (JsonElement token in tokens.EnumerateArray())
        {
            writer.WriteStartObject();
            writer.WriteStartArray("candidates");
            if (token.ValueKind == JsonValueKind.Object && token.TryGetProperty("top_logprobs", out JsonElement others)
                && others.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement other in others.EnumerateArray())
                {
                    WriteToken(writer, other);
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteChatOthers(Utf8JsonWriter writer, JsonElement step)
    {
        if (GeminiNames.Property(step, "candidates") is not { ValueKind: JsonValueKind.Array } candidates)
        {
            return;
        }

        foreach (JsonElement candidate in candidates.EnumerateArray())
        {
            writer.WriteStartObject();
            WriteChatToken(writer, candidate);
            writer.WriteEndObject();
        }
    }

    private static void WriteChatToken(Utf8JsonWriter writer, JsonElement candidate)
    {
        string token = GeminiNames.Property(candidate, "token") is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : "";
        writer.WriteString("token", token);
        writer.WriteNumber("logprob", Number(GeminiNames.Property(candidate, "logProbability")));
        writer.WriteStartArray("bytes");
        foreach (byte part in Encoding.UTF8.GetBytes(token))
        {
            writer.WriteNumberValue(part);
        }

        writer.WriteEndArray();
    }

    private static void WriteToken(Utf8JsonWriter writer, JsonElement token)
    {
        writer.WriteStartObject();
        if (token.ValueKind == JsonValueKind.Object)
        {
            bool known = token.TryGetProperty("token", out JsonElement text) && text.ValueKind == JsonValueKind.String;
            writer.WriteString("token", known ? text.GetString() : "");
            writer.WriteNumber("logProbability", Number(GeminiNames.Property(token, "logprob")));
        }

        writer.WriteEndObject();
    }

    private static double Number(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out double known)
            && double.IsFinite(known) ? known : 0;
}
