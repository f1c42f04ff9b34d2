using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads one messages request, or one to count the tokens of; made anew for each.</summary>
internal sealed class AnthropicAskReader(bool counts = false)
{
    private readonly AskReader _read = new();
    private readonly ChatOptions _options = new();
    private readonly List<ChatMessage> _system = [];
    private readonly List<ChatMessage> _messages = [];
    private string? _model;
    private bool _stream;

    /// <summary>The request, or null with the first fault.</summary>
    public ChatAsk? Read(ReadOnlyMemory<byte> body, string? model, bool stream, out WireError? error)
    {
        _model = model;
        _stream = stream;
        using JsonDocument? parsed = _read.Parse(body);
        if (parsed is not null)
        {
            ReadFields(parsed.RootElement);
        }

        error = _read.Error;
        return error is not null ? null : new ChatAsk
        {
            Model = _model!,
            Format = WireFormat.Anthropic,
            Stream = _stream,
            StreamUsage = true, // The protocol has no stream without it.
            Messages = [.. _system, .. _messages],
            Options = _options,
            Foreign = _read.Foreign,
        };
    }

    private void ReadFields(JsonElement root)
    {
        foreach ((string name, JsonElement value, string path) in _read.Fields(root, ""))
        {
            if (!ReadFrame(name, value, path) && !ReadSettings(name, value, path))
            {
                _read.Keep(path, value);
            }
        }

        if (string.IsNullOrWhiteSpace(_model))
        {
            _read.Missing("model", "name a model or a route");
        }

        if (_messages.Count == 0)
        {
            _read.Missing("messages", "a list with at least one message is expected");
        }

        if (!counts && _options.MaxOutputTokens is null)
        {
            _read.Missing("max_tokens", "the most tokens that the answer may have are expected, such as 1024");
        }
    }

    private bool ReadFrame(string name, JsonElement value, string path)
    {
        switch (name)
        {
            case "model":
                _model = _read.Text(value, path);
                return true;
            case "stream":
                _stream = _read.Flag(value, path) ?? false;
                return true;
            case "system":
                _system.Add(new ChatMessage(ChatRole.System, new AnthropicBlockReader(_read).Content(value, path)));
                return true;
            case "messages":
                foreach ((JsonElement message, string place) in _read.List(value, path))
                {
                    ReadMessage(message, place);
                }

                return true;
            default:
                return false;
        }
    }

    private void ReadMessage(JsonElement message, string place)
    {
        string? role = null;
        List<AIContent>? contents = null;
        foreach ((string name, JsonElement value, string path) in _read.Fields(message, place))
        {
            switch (name)
            {
                case "role": role = _read.Text(value, path); break;
                case "content": contents = new AnthropicBlockReader(_read).Content(value, path); break;
                default: _read.Keep(path, value); break;
            }
        }

        if (contents is null)
        {
            _read.Missing(place + ".content", "a text or a list of blocks is expected");
        }
        else if (role is "user" or "assistant" or "system")
        {
            Add(role, contents);
        }
        else
        {
            _read.Fault(place + ".role", role is null ? "missing" : $"'{role}'", "user or assistant is expected");
        }
    }

    // What tools gave back stands in the user's message here and in messages of its own everywhere else.
    private void Add(string role, List<AIContent> contents)
    {
        List<AIContent> results = [.. contents.Where(content => content is FunctionResultContent)];
        List<AIContent> others = [.. contents.Where(content => content is not FunctionResultContent)];
        if (results.Count > 0)
        {
            _messages.Add(new ChatMessage(ChatRole.Tool, results));
        }

        if (others.Count > 0 || results.Count == 0)
        {
            _messages.Add(new ChatMessage(role switch
            {
                "assistant" => ChatRole.Assistant,
                "system" => ChatRole.System,
                _ => ChatRole.User,
            }, others));
        }
    }

    private bool ReadSettings(string name, JsonElement value, string path)
    {
        switch (name)
        {
            case "max_tokens":
                _options.MaxOutputTokens = (int?)_read.Whole(value, path, 1);
                return true;
            case "temperature":
                _options.Temperature = _read.Number(value, path, 0, 1);
                return true;
            case "top_p":
                _options.TopP = _read.Number(value, path, 0, 1);
                return true;
            case "top_k":
                _options.TopK = (int?)_read.Whole(value, path);
                return true;
            case "stop_sequences":
                _options.StopSequences = _read.Texts(value, path);
                return true;
            case "tools":
                AnthropicTools.Read(_read, value, path, _options);
                return true;
            case "tool_choice":
                AnthropicTools.ReadChoice(_read, value, path, _options);
                return true;
            case "thinking":
                AnthropicThinking.Read(_read, value, path, _options);
                return true;
            case "output_config":
                ReadOutput(value, path);
                return true;
            case "output_format":
                ReadFormat(value, path);
                return true;
            case "service_tier":
                // What is never served faster for more money is what others call the default.
                Set(NeutralKeys.ServiceTier, _read.Text(value, path) == "standard_only" ? "default" : "auto");
                return true;
            case "metadata":
                ReadMetadata(value, path);
                return true;
            default:
                return false;
        }
    }

    private void ReadMetadata(JsonElement value, string path)
    {
        foreach ((string name, JsonElement field, string own) in _read.Fields(value, path))
        {
            if (name == "user_id")
            {
                Set(NeutralKeys.User, _read.Text(field, own));
            }
            else
            {
                _read.Keep(own, field);
            }
        }
    }

    private void ReadOutput(JsonElement value, string path)
    {
        foreach ((string name, JsonElement field, string own) in _read.Fields(value, path))
        {
            switch (name)
            {
                case "effort": AnthropicThinking.ReadEffort(_read, field, own, _options); break;
                case "format": ReadFormat(field, own); break;
                default: _read.Keep(own, field); break;
            }
        }
    }

    private void ReadFormat(JsonElement value, string path)
    {
        JsonElement? schema = null;
        bool known = false;
        foreach ((string name, JsonElement field, _) in _read.Fields(value, path))
        {
            known |= name == "type" && field.ValueKind == JsonValueKind.String && field.ValueEquals("json_schema");
            schema = name == "schema" ? field : schema;
        }

        if (!known)
        {
            _read.Keep(path, value);
        }
        else if (schema is { ValueKind: JsonValueKind.Object } found)
        {
            _options.ResponseFormat = ChatResponseFormat.ForJsonSchema(found.Clone());
        }
        else
        {
            _read.Missing(path + ".schema", "the JSON schema of the answer is expected");
        }
    }

    private void Set(string key, string? value)
    {
        if (value is not null)
        {
            (_options.AdditionalProperties ??= [])[key] = value;
        }
    }
}
