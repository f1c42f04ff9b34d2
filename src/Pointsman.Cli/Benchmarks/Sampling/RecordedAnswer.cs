using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Pointsman.Providers;

namespace Pointsman.Cli;

/// <summary>Reads an answer as a client got it: whole, as events, or as a list that grew.</summary>
internal static class RecordedAnswer
{
    /// <summary>The answer; null where the bytes are none.</summary>
    public static ChatResponse? Read(string format, JsonNode? answer)
    {
        string type = answer.Text("type");
        byte[] body = Encoding.UTF8.GetBytes((string?)answer.At("text") ?? "");
        bool events = type.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);
        if (format == "responses")
        {
            return events ? OfResponsesEvents(body) : OfResponses(body);
        }

        IProviderWire wire = format switch
        {
            "anthropic" => AnthropicProviderWire.Instance,
            "gemini" => GeminiProviderWire.Instance,
            _ => OpenAiChatProviderWire.Instance,
        };
        bool list = body.AsSpan().TrimStart(" \r\n\t"u8).StartsWith("["u8);
        return events || list ? OfEvents(wire, body, list) : wire.ReadAnswer(body, out _);
    }

    private static ChatResponse? OfEvents(IProviderWire wire, byte[] body, bool list)
    {
        var updates = new List<ChatResponseUpdate>();
        UpdateReader reader = wire.BeginStream();
        if (list)
        {
            foreach (byte[] item in Items(body))
            {
                reader.Read(null, item, updates);
            }
        }
        else
        {
            Events(body, (name, data) => reader.Read(name, data, updates));
        }

        reader.End(updates);
        return reader.IsComplete && reader.Error is null ? updates.ToChatResponse() : null;
    }

    private static void Events(byte[] body, Action<string?, ReadOnlyMemory<byte>> take)
    {
        using var reader = new ServerSentEventReader(int.MaxValue);

        // The last event may have no blank line behind it.
        ReadOnlyMemory<byte> rest = (byte[])[.. body, .. "\n\n"u8];
        do
        {
            Memory<byte> free = reader.Free();
            int some = Math.Min(free.Length, rest.Length);
            rest[..some].CopyTo(free);
            reader.Advance(some);
            rest = rest[some..];
            while (reader.TryRead(out ServerSentEvent next))
            {
                if (next.Data.Length > 0)
                {
                    take(next.Name.IsEmpty ? null : Encoding.UTF8.GetString(next.Name), next.DataMemory);
                }
            }
        }
        while (!rest.IsEmpty);
    }

    private static List<byte[]> Items(byte[] body)
    {
        if (Parse(body) is not { } json)
        {
            return [];
        }

        using (json)
        {
            return [.. json.RootElement.EnumerateArray().Select(item => Encoding.UTF8.GetBytes(item.GetRawText()))];
        }
    }

    // The last event of a stream has the whole answer.
    private static ChatResponse? OfResponsesEvents(byte[] body)
    {
        ChatResponse? found = null;
        Events(body, (_, data) =>
        {
            using JsonDocument? json = Parse(data);
            if (json?.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("response", out JsonElement response))
            {
                found = OfResponses(response);
            }
        });
        return found;
    }

    private static ChatResponse? OfResponses(byte[] body)
    {
        using JsonDocument? json = Parse(body);
        return json is null ? null : OfResponses(json.RootElement);
    }

    private static ChatResponse? OfResponses(JsonElement response)
    {
        if (response.ValueKind != JsonValueKind.Object || !response.TryGetProperty("output", out JsonElement output)
            || output.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var contents = new List<AIContent>();
        foreach (JsonElement item in output.EnumerateArray())
        {
            string type = Text(item, "type");
            if (type == "function_call")
            {
                contents.Add(new FunctionCallContent(Text(item, "call_id"), Text(item, "name")));
            }
            else if (type == "message" && item.TryGetProperty("content", out JsonElement parts))
            {
                contents.AddRange(parts.EnumerateArray().Where(part => Text(part, "type") == "output_text")
                    .Select(part => new TextContent(Text(part, "text"))));
            }
        }

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents));
    }

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";

    private static JsonDocument? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
