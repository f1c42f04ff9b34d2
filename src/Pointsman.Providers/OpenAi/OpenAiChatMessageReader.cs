using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads one message of a chat completions request; made anew for each.</summary>
internal sealed class OpenAiChatMessageReader(AskReader read, string place)
{
    private const string Roles = "system, developer, user, assistant or tool is expected";
    private readonly List<AIContent> _calls = [];
    private readonly List<AIContent> _sealed = [];
    private List<AIContent>? _content;
    private string? _role;
    private string? _name;
    private string? _callId;
    private string? _refusal;
    private string? _reasoning;

    /// <summary>The message; null when it is at fault.</summary>
    public ChatMessage? Read(JsonElement message)
    {
        _role = message.ValueKind == JsonValueKind.Object
            && message.TryGetProperty("role", out JsonElement role) && role.ValueKind == JsonValueKind.String
            ? role.GetString() : null;
        foreach ((string name, JsonElement value, string path) in read.Fields(message, place))
        {
            ReadField(name, value, path);
        }

        switch (_role)
        {
            case "system" or "developer":
                return Built(ChatRole.System, Needed());
            case "user":
                return Built(ChatRole.User, Needed());
            case "assistant":
                return Built(ChatRole.Assistant, Spoken());
            case "tool":
                return Built(ChatRole.Tool, Result());
            case "function":
                read.Fault(place + ".role", "'function'", "send role 'tool' with tool_call_id instead");
                return null;
            default:
                read.Fault(place + ".role", _role is null ? "missing or no text" : $"'{_role}'", Roles);
                return null;
        }
    }

    private void ReadField(string name, JsonElement value, string path)
    {
        bool assistant = _role == "assistant";
        switch (name)
        {
            case "role":
                break;
            case "content":
                _content = value.ValueKind == JsonValueKind.String
                    ? [new TextContent(value.GetString())]
                    : OpenAiChatParts.Read(read, value, path);
                break;
            case "name":
                _name = read.Text(value, path);
                break;
            case "tool_call_id" when _role == "tool":
                _callId = read.Text(value, path);
                break;
            case "tool_calls" when assistant:
                ReadCalls(value, path);
                break;
            case "refusal" when assistant:
                _refusal = read.Text(value, path);
                break;
            case "reasoning_content" or "reasoning" when assistant && value.ValueKind == JsonValueKind.String:
                _reasoning ??= value.GetString();
                break;
            case "reasoning_details" when assistant && value.ValueKind == JsonValueKind.Array:
                _sealed.AddRange(OpenAiChatReasoning.Read(value));
                break;
            default:
                read.Keep(path, value);
                break;
        }
    }

    private void ReadCalls(JsonElement value, string path)
    {
        foreach ((JsonElement call, string at) in read.List(value, path))
        {
            string? id = null;
            string? type = null;
            JsonElement? function = null;
            foreach ((string name, JsonElement field, string own) in read.Fields(call, at))
            {
                switch (name)
                {
                    case "id": id = read.Text(field, own); break;
                    case "type": type = read.Text(field, own); break;
                    case "function": function = field; break;
                    case "index": break; // Clients that send back what a stream gave them leave it in.
                    default: read.Keep(own, field); break;
                }
            }

            if (type is null or "function")
            {
                AddCall(id, function, at);
            }
        }
    }

    private void AddCall(string? id, JsonElement? function, string at)
    {
        string? name = null;
        string arguments = "";
        if (function is { } given)
        {
            foreach ((string field, JsonElement value, string own) in read.Fields(given, at + ".function"))
            {
                switch (field)
                {
                    case "name": name = read.Text(value, own); break;
                    case "arguments": arguments = read.Text(value, own) ?? ""; break;
                    default: read.Keep(own, value); break;
                }
            }
        }

        if (string.IsNullOrEmpty(id))
        {
            read.Missing(at + ".id", "the id of the call as the assistant gave it is expected");
        }
        else if (string.IsNullOrEmpty(name))
        {
            read.Missing(at + ".function.name", "the name of the tool that was called is expected");
        }
        else
        {
            _calls.Add(ToolArguments.Call(id, name, arguments));
        }
    }

    private List<AIContent> Needed()
    {
        if (_content is null)
        {
            read.Missing(place + ".content", "a text or a list of parts is expected");
        }

        return _content ?? [];
    }

    private List<AIContent> Spoken()
    {
        List<AIContent> all = [.. _sealed];
        if (_sealed.Count == 0 && !string.IsNullOrEmpty(_reasoning))
        {
            all.Add(new TextReasoningContent(_reasoning));
        }

        all.AddRange(_content ?? []);
        if (_refusal is not null)
        {
            all.Add(new ErrorContent(_refusal) { ErrorCode = NeutralKeys.Refusal });
        }

        all.AddRange(_calls);
        return all;
    }

    private List<AIContent> Result()
    {
        if (string.IsNullOrEmpty(_callId))
        {
            read.Missing(place + ".tool_call_id", "the id of the call that this answers is expected");
            return [];
        }

        List<AIContent> parts = Needed();
        return parts is [TextContent only]
            ? [ToolOutcome.Of(_callId, only.Text)]
            : [ToolOutcome.Of(_callId, parts)];
    }

    private ChatMessage Built(ChatRole role, List<AIContent> contents) => new(role, contents) { AuthorName = _name };
}
