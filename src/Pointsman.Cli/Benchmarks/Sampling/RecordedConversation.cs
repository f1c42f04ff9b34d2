using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Pointsman.Evaluation;
using Pointsman.Providers;

namespace Pointsman.Cli;

/// <summary>
/// Reads what a client sent in its protocol as a conversation. Of the request no more is taken than roles and texts, so
/// what clients call themselves and their users stays behind.
/// </summary>
internal static class RecordedConversation
{
    private static readonly string[] SessionKeys = ["conversation_id", "session_id", "thread_id"];

    /// <summary>The request; null, with the reason, where it is no question in words.</summary>
    public static RecordedRequest? Read(JsonObject one, string route, out string whyNot)
    {
        whyNot = "";
        JsonNode? call = one.At("call"), prompt = one.At("prompt");
        string format = call.Text("clientFormat");
        byte[] body = Encoding.UTF8.GetBytes((string?)prompt.At("text") ?? "");
        if (prompt.Yes("cut"))
        {
            return No("too long to be stored whole", out whyNot);
        }

        if (Client(format) is not { } wire)
        {
            return No("the ledger no longer has the call", out whyNot);
        }

        ChatAsk? ask = wire.ReadAsk(body, format == "gemini" ? route : null, false, out _);
        if (ask is null || ask.Messages.Count == 0)
        {
            return No("no conversation", out whyNot);
        }

        if (Messages(ask, out whyNot) is not { } messages)
        {
            return null;
        }

        bool completed = call.Text("outcome") == "completed";
        bool whole = completed && call.Number("status") == 200 && !one.At("answer").Yes("cut");
        ChatResponse? answer = whole ? RecordedAnswer.Read(format, one.At("answer")) : null;
        if (whole && answer is null)
        {
            return No("no conversation", out whyNot);
        }

        if (answer?.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Any() == true)
        {
            return No("tools were called", out whyNot);
        }

        return new RecordedRequest
        {
            Id = one.Text("id"),
            Started = one.At("started")?.GetValue<DateTimeOffset>() ?? default,
            Route = route,
            Messages = messages,
            Answer = string.IsNullOrWhiteSpace(answer?.Text) ? null : answer.Text,
            Model = call.At("target")?.GetValue<string>(),
            Tags = [.. (call.At("tags") as JsonObject ?? []).Select(tag => $"{tag.Key}={tag.Value}")],
            Outcome = call.Text("outcome"),
            Cost = new Usd(call.Number("costUsd")),
            Latency = TimeSpan.FromMilliseconds((double)call.At("milliseconds").Number("total")),
            Session = Session(body),
        };
    }

    private static List<RecordedMessage>? Messages(ChatAsk ask, out string whyNot)
    {
        whyNot = "";
        var messages = new List<RecordedMessage>();
        foreach (ChatMessage message in ask.Messages)
        {
            var texts = new List<string>();
            foreach (AIContent content in message.Contents)
            {
                switch (content)
                {
                    case TextContent text:
                        texts.Add(text.Text);
                        break;
                    case TextReasoningContent:
                        break;
                    case FunctionCallContent or FunctionResultContent:
                        whyNot = "tools were called";
                        return null;
                    default:
                        whyNot = "images, sounds or files";
                        return null;
                }
            }

            string said = string.Join('\n', texts);
            if (!string.IsNullOrWhiteSpace(said))
            {
                messages.Add(new RecordedMessage(message.Role.Value, said));
            }
        }

        if (messages.Count == 0 || messages[^1].Role != "user")
        {
            whyNot = "no question at the end";
            return null;
        }

        return messages;
    }

    private static IClientWire? Client(string format) => format switch
    {
        "openai" => OpenAiChatClientWire.Instance,
        "responses" => OpenAiResponsesClientWire.Instance,
        "anthropic" => AnthropicClientWire.Instance,
        "gemini" => GeminiClientWire.Instance,
        _ => null,
    };

    // Where clients say which conversation it is, under the names that are usual.
    private static string? Session(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        JsonElement root = json.RootElement;
        if (root.TryGetProperty("conversation", out JsonElement conversation))
        {
            bool named = conversation.ValueKind == JsonValueKind.Object;
            return named && conversation.TryGetProperty("id", out JsonElement id)
                ? id.ToString()
                : conversation.ToString();
        }

        if (!root.TryGetProperty("metadata", out JsonElement metadata) || metadata.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return SessionKeys
            .Select(key => metadata.TryGetProperty(key, out JsonElement value) ? value.ToString() : null)
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));
    }

    private static RecordedRequest? No(string why, out string whyNot)
    {
        whyNot = why;
        return null;
    }
}
