using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads one generateContent request.</summary>
internal sealed class GeminiAskReader
{
    private readonly AskReader _reader = new();
    private readonly ChatOptions _options = new();
    private readonly List<ChatMessage> _messages = [];

    /// <summary>The request, or null and what is wrong with it.</summary>
    public ChatAsk? Read(ReadOnlyMemory<byte> body, string? model, bool stream, out WireError? error)
    {
        using JsonDocument? parsed = _reader.Parse(body);
        if (parsed is not null)
        {
            ReadBody(parsed.RootElement, ref model);
        }

        if (string.IsNullOrEmpty(model))
        {
            _reader.Missing("model", "the address names it: /v1beta/models/{model}:generateContent");
        }

        error = _reader.Error;
        return error is not null ? null : new ChatAsk
        {
            Model = model!,
            Format = WireFormat.Gemini,
            Stream = stream,
            StreamUsage = true, // Every stream of this protocol ends with its usage.
            Messages = _messages,
            Options = _options,
            Foreign = _reader.Foreign,
        };
    }

    private void ReadBody(JsonElement body, ref string? model)
    {
        JsonElement? system = null, contents = null;
        var tools = new GeminiToolReader(_reader, _options);
        foreach ((string name, JsonElement value, string path) in _reader.Fields(body, ""))
        {
            switch (GeminiNames.Camel(name))
            {
                case "model":
                    model ??= Bare(_reader.Text(value, path));
                    break;
                case "systemInstruction":
                    system = value;
                    break;
                case "contents":
                    contents = value;
                    break;
                case "generationConfig":
                    new GeminiSettingsReader(_reader, _options).Read(value, path);
                    break;
                case "tools":
                    tools.ReadTools(value, path);
                    break;
                case "toolConfig":
                    tools.ReadChoice(value, path);
                    break;
                default:
                    _reader.Keep(path, value);
                    break;
            }
        }

        tools.Finish();
        ReadMessages(system, contents);
    }

    private void ReadMessages(JsonElement? system, JsonElement? contents)
    {
        var reader = new GeminiContentReader(_reader, _messages);
        if (system is { } instruction)
        {
            reader.ReadSystem(instruction, "systemInstruction");
        }

        if (contents is not { } turns || turns is { ValueKind: JsonValueKind.Array } && turns.GetArrayLength() == 0)
        {
            _reader.Missing("contents", """give at least one turn: [{"role": "user", "parts": [{"text": "…"}]}]""");
            return;
        }

        foreach ((JsonElement turn, string path) in _reader.List(turns, "contents"))
        {
            reader.ReadTurn(turn, path);
        }
    }

    private static string? Bare(string? model) =>
        model is not null && model.StartsWith("models/", StringComparison.Ordinal)
            ? model["models/".Length..]
            : model;
}
