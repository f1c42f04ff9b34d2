using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>Writes answers as the OpenAI protocol has them.</summary>
internal static class AnswerJson
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, Writing))
        {
            write(json);
        }

        return output.WrittenSpan.ToArray();
    }

    public static byte[] Completion(Answer answer, long created) => Bytes(json =>
    {
        json.WriteStartObject();
        Head(json, answer, created, "chat.completion");
        json.WriteStartArray("choices");
        for (int i = 0; i < answer.Choices.Count; i++)
        {
            WriteChoice(json, answer.Choices[i], i);
        }

        json.WriteEndArray();
        WriteUsage(json, answer);
        json.WriteEndObject();
    });

    public static byte[] Error(Refusal refusal) => Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", refusal.Message);
        json.WriteString("type", refusal.Type);
        json.WriteString("param", refusal.Param);
        json.WriteString("code", refusal.Code);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    public static void Head(Utf8JsonWriter json, Answer answer, long created, string kind)
    {
        json.WriteString("id", answer.Id);
        json.WriteString("object", kind);
        json.WriteNumber("created", created);
        json.WriteString("model", answer.Model.Id);
        json.WriteString("system_fingerprint", "simulated");
    }

    public static void WriteUsage(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", answer.PromptTokens);
        json.WriteNumber("completion_tokens", answer.CompletionTokens);
        json.WriteNumber("total_tokens", answer.PromptTokens + answer.CompletionTokens);
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", 0);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details");
        json.WriteNumber("reasoning_tokens", answer.ReasoningTokens);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteLogprobs(Utf8JsonWriter json, IEnumerable<TokenChance> chances)
    {
        json.WriteStartObject("logprobs");
        json.WriteStartArray("content");
        foreach (TokenChance chance in chances)
        {
            json.WriteStartObject();
            WriteToken(json, chance);
            json.WriteStartArray("top_logprobs");
            foreach (TokenChance other in chance.Others)
            {
                json.WriteStartObject();
                WriteToken(json, other);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNull("refusal");
        json.WriteEndObject();
    }

    private static void WriteToken(Utf8JsonWriter json, TokenChance chance)
    {
        json.WriteString("token", chance.Text);
        json.WriteNumber("logprob", Math.Round(chance.Log, 6));
        json.WriteStartArray("bytes");
        foreach (byte one in System.Text.Encoding.UTF8.GetBytes(chance.Text))
        {
            json.WriteNumberValue(one);
        }

        json.WriteEndArray();
    }

    private static void WriteChoice(Utf8JsonWriter json, Choice choice, int index)
    {
        json.WriteStartObject();
        json.WriteNumber("index", index);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", choice.Calls.Count > 0 ? null : string.Concat(choice.Content));
        if (choice.Reasoning.Count > 0)
        {
            json.WriteString("reasoning_content", string.Concat(choice.Reasoning));
        }

        if (choice.Calls.Count > 0)
        {
            json.WriteStartArray("tool_calls");
            foreach (WrittenCall call in choice.Calls)
            {
                WriteCall(json, call);
            }

            json.WriteEndArray();
        }

        json.WriteNull("refusal");
        json.WriteEndObject();
        if (choice.Chances is { } chances)
        {
            WriteLogprobs(json, chances);
        }
        else
        {
            json.WriteNull("logprobs");
        }

        json.WriteString("finish_reason", choice.Finish);
        json.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter json, WrittenCall call)
    {
        json.WriteStartObject();
        json.WriteString("id", call.Id);
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", call.Name);
        json.WriteString("arguments", string.Concat(call.Arguments));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
