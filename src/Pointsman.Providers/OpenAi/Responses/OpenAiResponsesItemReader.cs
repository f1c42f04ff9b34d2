using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Reads the items of the input. What the model gave as several items (reasoning, a text, calls) is one message of
/// the assistant again, and the results of its calls are one message of the tools.
/// </summary>
internal sealed class OpenAiResponsesItemReader(AskReader read, List<ChatMessage> messages)
{
    private const string Roles = "user, assistant, system or developer is expected";
    private const string Kinds = "message, function_call, function_call_output or reasoning is expected";
    private ChatMessage? _open;

    /// <summary>Reads all items.</summary>
    public void Read(JsonElement items, string path)
    {
        foreach ((JsonElement item, string place) in read.List(items, path))
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                read.Fault(place, AskReader.Shown(item), "an item as an object is expected");
                return;
            }

            string? type = item.Field("type") is { } kind ? read.Text(kind, place + ".type") : null;
            switch (type ?? (item.Field("role") is null ? null : "message"))
            {
                case "message":
                    ReadMessage(item, place);
                    break;
                case "function_call":
                    ReadCall(item, place);
                    break;
                case "function_call_output":
                    ReadResult(item, place);
                    break;
                case "reasoning":
                    ReadReasoning(item, place);
                    break;
                case null:
                    read.Missing(place + ".type", Kinds);
                    break;
                default:
                    read.Keep(place, item); // OpenAI's own tools, and references to what only OpenAI keeps.
                    break;
            }
        }
    }

    private void ReadMessage(JsonElement item, string path)
    {
        ChatRole? role = null;
        List<AIContent>? contents = null;
        foreach ((string name, JsonElement value, string place) in read.Fields(item, path))
        {
            switch (name)
            {
                case "type" or "id" or "status":
                    break; // The provider's own marks on what it gave, which ask for nothing.
                case "role":
                    role = Role(read.Text(value, place), place);
                    break;
                case "content":
                    contents = value.ValueKind == JsonValueKind.String
                        ? [new TextContent(value.GetString())]
                        : OpenAiResponsesParts.Read(read, value, place);
                    break;
                default:
                    read.Keep(place, value);
                    break;
            }
        }

        if (contents is null)
        {
            read.Missing(path + ".content", "a text or a list of parts is expected");
        }

        Add(role ?? ChatRole.User, contents ?? [], joins: role == ChatRole.Assistant);
    }

    private ChatRole? Role(string? word, string path)
    {
        switch (word)
        {
            case "user":
                return ChatRole.User;
            case "assistant":
                return ChatRole.Assistant;
            case "system" or "developer":
                return ChatRole.System;
            default:
                read.Fault(path, $"the text \"{word}\"", Roles);
                return null;
        }
    }

    private void ReadCall(JsonElement item, string path)
    {
        string? id = null, called = null, arguments = null;
        foreach ((string name, JsonElement value, string place) in read.Fields(item, path))
        {
            switch (name)
            {
                case "type" or "id" or "status": break;
                case "call_id": id = read.Text(value, place); break;
                case "name": called = read.Text(value, place); break;
                case "arguments": arguments = read.Text(value, place); break;
                default: read.Keep(place, value); break;
            }
        }

        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(called))
        {
            read.Missing(path + (string.IsNullOrEmpty(id) ? ".call_id" : ".name"),
                "a call is sent back as it was given, with call_id, name and arguments");
            return;
        }

        Add(ChatRole.Assistant, [ToolArguments.Call(id, called, arguments ?? "")], joins: true);
    }

    private void ReadResult(JsonElement item, string path)
    {
        string? id = null;
        List<AIContent>? output = null;
        foreach ((string name, JsonElement value, string place) in read.Fields(item, path))
        {
            switch (name)
            {
                case "type" or "id" or "status": break;
                case "call_id": id = read.Text(value, place); break;
                case "output":
                    output = value.ValueKind == JsonValueKind.String
                        ? [new TextContent(value.GetString())]
                        : OpenAiResponsesParts.Read(read, value, place);
                    break;
                default: read.Keep(place, value); break;
            }
        }

        if (string.IsNullOrEmpty(id) || output is null)
        {
            read.Missing(path + (string.IsNullOrEmpty(id) ? ".call_id" : ".output"),
                "a result has the call_id of its call and an output");
            return;
        }

        AIContent result = output is [TextContent only] ? ToolOutcome.Of(id, only.Text) : ToolOutcome.Of(id, output);
        Add(ChatRole.Tool, [result], joins: true);
    }

    private void ReadReasoning(JsonElement item, string path)
    {
        string? seal = null, summary = null, content = null;
        foreach ((string name, JsonElement value, string place) in read.Fields(item, path))
        {
            switch (name)
            {
                case "type" or "id" or "status": break;
                case "summary": summary = Texts(value, place); break;
                case "content": content = Texts(value, place); break;
                case "encrypted_content": seal = read.Text(value, place); break;
                default: read.Keep(place, value); break;
            }
        }

        Add(ChatRole.Assistant,
        [
            new TextReasoningContent(string.IsNullOrEmpty(content) ? summary ?? "" : content)
            {
                ProtectedData = seal is { Length: > 0 }
                    ? ReasoningSeal.FromClient(WireFormat.OpenAiResponses, seal)
                    : null,
            },
        ], joins: true);
    }

    private string Texts(JsonElement parts, string path) => string.Join("\n\n", read.List(parts, path)
        .Select(part => part.Value.Field("text") is { } text ? read.Text(text, part.Path + ".text") : ""));

    private void Add(ChatRole role, List<AIContent> contents, bool joins)
    {
        if (!joins || _open is null || _open.Role != role || _open != messages[^1])
        {
            _open = new ChatMessage(role, contents);
            messages.Add(_open);
            return;
        }

        foreach (AIContent content in contents)
        {
            _open.Contents.Add(content);
        }
    }
}
