using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads one responses request; made anew for each.</summary>
internal sealed class OpenAiResponsesAskReader
{
    /// <summary>The id of the message that stood in <c>instructions</c>, so that it can be told again.</summary>
    public const string InstructionsId = "instructions";

    private const string Efforts = "none, minimal, low, medium, high or xhigh is expected";
    private readonly AskReader _read = new();
    private readonly ChatOptions _options = new();
    private readonly List<ChatMessage> _messages = [];
    private string? _model;
    private bool _stream;
    private bool _hasInput;

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
            Format = WireFormat.OpenAiResponses,
            Stream = _stream,
            StreamUsage = true, // The last event of every stream of this protocol tells it.
            Messages = _messages,
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

        if (!_hasInput)
        {
            _read.Missing("input", "a text or a list of items is expected");
        }
    }

    private bool ReadFrame(string name, JsonElement value, string path)
    {
        switch (name)
        {
            case "model":
                _model = _read.Text(value, path);
                return true;
            case "instructions" when value.ValueKind == JsonValueKind.String:
                _messages.Insert(0, new ChatMessage(ChatRole.System, value.GetString()) { MessageId = InstructionsId });
                return true;
            case "input" when value.ValueKind == JsonValueKind.String:
                _hasInput = true;
                _messages.Add(new ChatMessage(ChatRole.User, value.GetString()));
                return true;
            case "input" when value.ValueKind == JsonValueKind.Array:
                _hasInput = value.GetArrayLength() > 0;
                new OpenAiResponsesItemReader(_read, _messages).Read(value, path);
                return true;
            case "instructions" or "input":
                _read.Fault(path, AskReader.Shown(value), name == "input"
                    ? "a text or a list of items is expected"
                    : "a text is expected");
                return true;
            case "stream":
                _stream = _read.Flag(value, path) ?? false;
                return true;
            default:
                return false;
        }
    }

    private bool ReadSampling(string name, JsonElement value, string path)
    {
        switch (name)
        {
            case "max_output_tokens":
                _options.MaxOutputTokens = (int?)_read.Whole(value, path, 1);
                return true;
            case "temperature":
                _options.Temperature = _read.Number(value, path, 0, 2);
                return true;
            case "top_p":
                _options.TopP = _read.Number(value, path, 0, 1);
                return true;
            case "top_logprobs":
                ReadTopProbabilities((int?)_read.Whole(value, path, 0, 20));
                return true;
            case "include":
                ReadInclude(value, path);
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
                OpenAiResponsesTools.Read(_read, value, path, _options);
                return true;
            case "tool_choice":
                OpenAiResponsesTools.ReadChoice(_read, value, path, _options);
                return true;
            case "parallel_tool_calls":
                _options.AllowMultipleToolCalls = _read.Flag(value, path);
                return true;
            case "text":
                OpenAiResponsesFormat.Read(_read, value, path, _options);
                return true;
            case "reasoning":
                ReadReasoning(value, path);
                return true;
            case "service_tier":
                Set(NeutralKeys.ServiceTier, _read.Text(value, path));
                return true;
            case "user":
                Set(NeutralKeys.User, _read.Text(value, path));
                return true;
            default:
                return false;
        }
    }

    private void ReadTopProbabilities(int? count)
    {
        if (count > 0)
        {
            Set(NeutralKeys.TopLogProbabilities, count);
            Set(NeutralKeys.LogProbabilities, true);
        }
    }

    private void ReadInclude(JsonElement value, string path)
    {
        foreach ((JsonElement item, string place) in _read.List(value, path))
        {
            if (_read.Text(item, place) == "message.output_text.logprobs")
            {
                Set(NeutralKeys.LogProbabilities, true);
            }
            else
            {
                _read.Keep(place, item);
            }
        }
    }

    private void ReadReasoning(JsonElement value, string path)
    {
        ReasoningOptions reasoning = _options.Reasoning = new ReasoningOptions();
        foreach ((string name, JsonElement field, string place) in _read.Fields(value, path))
        {
            switch (name)
            {
                case "effort" when _read.Text(field, place) is { } word:
                    reasoning.Effort = Effort.Of(word);
                    Set(NeutralKeys.ReasoningEffort, word);
                    if (reasoning.Effort is null)
                    {
                        _read.Fault(place, AskReader.Shown(field), Efforts);
                    }

                    break;
                case "summary" or "generate_summary" when _read.Text(field, place) is { } summary:
                    reasoning.Output = summary == "detailed" ? ReasoningOutput.Full : ReasoningOutput.Summary;
                    break;
                case "effort" or "summary" or "generate_summary":
                    break; // No text: the fault is noted.
                default:
                    _read.Keep(place, field);
                    break;
            }
        }
    }

    private void Set(string key, object? value)
    {
        if (value is not null)
        {
            (_options.AdditionalProperties ??= [])[key] = value;
        }
    }
}
