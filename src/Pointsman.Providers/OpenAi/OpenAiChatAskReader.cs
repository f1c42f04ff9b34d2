using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads one chat completions request; made anew for each.</summary>
internal sealed class OpenAiChatAskReader
{
    private const string ReasoningWords = "none, minimal, low, medium, high or xhigh is expected";
    private readonly AskReader _read = new();
    private readonly ChatOptions _options = new();
    private string? _model;
    private bool _stream;
    private bool _streamUsage;
    private List<ChatMessage>? _messages;

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
            Format = WireFormat.OpenAiChat,
            Stream = _stream,
            StreamUsage = _streamUsage,
            Messages = _messages!,
            Options = _options,
            Foreign = _read.Foreign,
        };
    }

    private void ReadFields(JsonElement root)
    {
        foreach ((string name, JsonElement value, string path) in _read.Fields(root, ""))
        {
            if (!ReadFrame(name, value, path) && !ReadSampling(name, value, path) && !ReadForm(name, value, path))
            {
                _read.Keep(path, value);
            }
        }

        if (string.IsNullOrWhiteSpace(_model))
        {
            _read.Missing("model", "name a model or a route");
        }

        if (_messages is not { Count: > 0 })
        {
            _read.Missing("messages", "a list with at least one message is expected");
        }
    }

    private bool ReadFrame(string name, JsonElement value, string path)
    {
        switch (name)
        {
            case "model":
                _model = _read.Text(value, path);
                return true;
            case "messages":
                _messages = [];
                foreach ((JsonElement message, string place) in _read.List(value, path))
                {
                    if (new OpenAiChatMessageReader(_read, place).Read(message) is { } known)
                    {
                        _messages.Add(known);
                    }
                }

                return true;
            case "stream":
                _stream = _read.Flag(value, path) ?? false;
                return true;
            case "stream_options":
                foreach ((string option, JsonElement wanted, string place) in _read.Fields(value, path))
                {
                    _streamUsage |= option == "include_usage" && _read.Flag(wanted, place) == true;
                }

                return true;
            default:
                return false;
        }
    }

    private bool ReadSampling(string name, JsonElement value, string path)
    {
        switch (name)
        {
            case "max_tokens" or "max_completion_tokens":
                _options.MaxOutputTokens = (int?)_read.Whole(value, path, 1);
                return true;
            case "temperature":
                _options.Temperature = _read.Number(value, path, 0, 2);
                return true;
            case "top_p":
                _options.TopP = _read.Number(value, path, 0, 1);
                return true;
            case "top_k":
                _options.TopK = (int?)_read.Whole(value, path, -1);
                return true;
            case "frequency_penalty":
                _options.FrequencyPenalty = _read.Number(value, path, -2, 2);
                return true;
            case "presence_penalty":
                _options.PresencePenalty = _read.Number(value, path, -2, 2);
                return true;
            case "seed":
                _options.Seed = _read.Whole(value, path, long.MinValue, long.MaxValue);
                return true;
            case "stop":
                _options.StopSequences = value.ValueKind == JsonValueKind.String
                    ? [_read.Text(value, path)!]
                    : _read.Texts(value, path);
                return true;
            case "logprobs":
                Set(NeutralKeys.LogProbabilities, _read.Flag(value, path));
                return true;
            case "top_logprobs":
                Set(NeutralKeys.TopLogProbabilities, (int?)_read.Whole(value, path, 0, 20));
                return true;
            default:
                return false;
        }
    }

    private bool ReadForm(string name, JsonElement value, string path)
    {
        switch (name)
        {
            case "tools":
                OpenAiChatTools.Read(_read, value, path, _options);
                return true;
            case "tool_choice":
                OpenAiChatTools.ReadChoice(_read, value, path, _options);
                return true;
            case "parallel_tool_calls":
                _options.AllowMultipleToolCalls = _read.Flag(value, path);
                return true;
            case "response_format":
                OpenAiChatFormat.Read(_read, value, path, _options);
                return true;
            case "reasoning_effort":
                ReadEffort(value, path);
                return true;
            case "service_tier":
                Set(NeutralKeys.ServiceTier, _read.Text(value, path));
                return true;
            case "verbosity":
                Set(NeutralKeys.Verbosity, _read.Text(value, path));
                return true;
            case "user":
                Set(NeutralKeys.User, _read.Text(value, path));
                return true;
            default:
                return false;
        }
    }

    private void ReadEffort(JsonElement value, string path)
    {
        if (_read.Text(value, path) is not { } word)
        {
            return;
        }

        if (Effort.Of(word) is not { } effort)
        {
            _read.Fault(path, AskReader.Shown(value), ReasoningWords);
            return;
        }

        _options.Reasoning = new ReasoningOptions { Effort = effort };
        Set(NeutralKeys.ReasoningEffort, word);
    }

    private void Set(string key, object? value)
    {
        if (value is not null)
        {
            (_options.AdditionalProperties ??= [])[key] = value;
        }
    }
}
