using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Writes a complete answer as a chat completion.</summary>
internal static class OpenAiChatAnswerWriter
{
    /// <summary>Writes the whole object.</summary>
    public static void Write(Utf8JsonWriter writer, ChatAsk ask, ChatResponse answer)
    {
        List<AIContent> contents = [.. answer.Messages.SelectMany(message => message.Contents)];
        writer.WriteStartObject();
        writer.WriteString("id", answer.ResponseId ?? MintedId.New("chatcmpl-"));
        writer.WriteString("object", "chat.completion");
        writer.WriteNumber("created", (answer.CreatedAt ?? ask.ReceivedAt).ToUnixTimeSeconds());
        writer.WriteString("model", answer.ModelId ?? ask.Model);
        writer.WriteStartArray("choices");
        writer.WriteStartObject();
        writer.WriteNumber("index", 0);
        WriteMessage(writer, contents);
        WriteProbabilities(writer, answer.AdditionalProperties);
        writer.WriteString("finish_reason", OpenAiChatFinish.Word(
            answer.FinishReason, contents.Any(content => content is FunctionCallContent)));
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (answer.Usage is { } usage)
        {
            OpenAiChatUsage.Write(writer, usage);
        }

        WriteWord(writer, NeutralKeys.ServiceTier, answer.AdditionalProperties);
        WriteWord(writer, NeutralKeys.SystemFingerprint, answer.AdditionalProperties);
        writer.WriteEndObject();
    }

    /// <summary>Writes the probabilities of tokens, or null when none were asked for.</summary>
    public static void WriteProbabilities(Utf8JsonWriter writer, AdditionalPropertiesDictionary? properties)
    {
        if (properties.Value<JsonElement>(NeutralKeys.AnswerLogProbabilities) is { } probabilities)
        {
            writer.WritePropertyName("logprobs");
            probabilities.WriteTo(writer);
        }
        else
        {
            writer.WriteNull("logprobs");
        }
    }

    /// <summary>Writes one tool call but for its closing brace.</summary>
    public static void BeginCall(Utf8JsonWriter writer, string id, string name, string arguments)
    {
        writer.WriteString("id", id);
        writer.WriteString("type", "function");
        writer.WriteStartObject("function");
        writer.WriteString("name", name);
        writer.WriteString("arguments", arguments);
        writer.WriteEndObject();
    }

    /// <summary>Writes pictures that a model made, where gateways write them: the protocol has no field.</summary>
    public static void WriteImages(Utf8JsonWriter writer, IEnumerable<DataContent> images)
    {
        writer.WriteStartArray("images");
        foreach (DataContent image in images)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "image_url");
            writer.WriteStartObject("image_url");
            writer.WriteString("url", image.Uri);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter writer, List<AIContent> contents)
    {
        List<FunctionCallContent> calls = [.. contents.OfType<FunctionCallContent>()];
        string text = string.Concat(contents.OfType<TextContent>().Select(part => part.Text));
        string refusal = string.Concat(contents.OfType<ErrorContent>().Select(part => part.Message));
        List<TextReasoningContent> reasoning = [.. contents.OfType<TextReasoningContent>()];
        List<DataContent> media = [.. contents.OfType<DataContent>()];
        writer.WriteStartObject("message");
        writer.WriteString("role", "assistant");
        writer.WriteString("content", text.Length == 0 && (calls.Count > 0 || refusal.Length > 0) ? null : text);
        writer.WriteString("refusal", refusal.Length == 0 ? null : refusal);
        string thought = string.Concat(reasoning.Select(piece => piece.Text));
        if (thought.Length > 0)
        {
            writer.WriteString("reasoning_content", thought);
        }

        OpenAiChatReasoning.Write(writer, reasoning);
        if (media.Count > 0)
        {
            WriteImages(writer, media);
        }

        if (calls.Count > 0)
        {
            writer.WriteStartArray("tool_calls");
            foreach (FunctionCallContent call in calls)
            {
                writer.WriteStartObject();
                BeginCall(writer, call.CallId, call.Name, ToolArguments.Text(call));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteWord(Utf8JsonWriter writer, string key, AdditionalPropertiesDictionary? properties)
    {
        if (properties.Word(key) is { } word)
        {
            writer.WriteString(key, word);
        }
    }
}
