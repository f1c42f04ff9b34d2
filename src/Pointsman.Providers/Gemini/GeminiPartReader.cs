using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Reads the parts of a request's turns; calls without an id are given one, and results find their call.
/// </summary>
internal sealed class GeminiPartReader(AskReader reader)
{
    private readonly List<(string Id, string Name, bool Answered)> _calls = [];

    /// <summary>Adds what one part holds.</summary>
    public void Read(JsonElement part, string path, List<AIContent> contents)
    {
        bool thought = false;
        string? text = null, seal = null;
        AIContent? content = null;
        foreach ((string name, JsonElement value, string place) in reader.Fields(part, path))
        {
            switch (GeminiNames.Camel(name))
            {
                case "text":
                    text = reader.Text(value, place);
                    break;
                case "thought":
                    thought = reader.Flag(value, place) ?? false;
                    break;
                case "thoughtSignature":
                    seal = GeminiSeal.FromClient(reader.Text(value, place) ?? "");
                    break;
                case "inlineData":
                    content = ReadInline(value, place)?.At(path);
                    break;
                case "fileData":
                    content = ReadFile(value, place)?.At(path);
                    break;
                case "functionCall":
                    content = ReadCall(value, place);
                    break;
                case "functionResponse":
                    content = ReadResult(value, place);
                    break;
                default:
                    reader.Keep(place, value);
                    break;
            }
        }

        GeminiParts.Add(contents, thought, text, seal, content);
    }

    private DataContent? ReadInline(JsonElement blob, string path)
    {
        string? type = Text(blob, "mimeType", path), data = Text(blob, "data", path);
        KeepOthers(blob, path, "mimeType", "data", "displayName");
        if (type is null || data is null)
        {
            reader.Missing(path + (type is null ? ".mimeType" : ".data"),
                "inline data needs its type and its bytes in base64");
            return null;
        }

        if (!GeminiParts.TryData(type, data, out DataContent? content))
        {
            reader.Fault(path, $"data of the type \"{type}\" that cannot be read",
                "a type such as image/png and bytes in base64 are expected");
            return null;
        }

        content!.Name = Text(blob, "displayName", path);
        return content;
    }

    private UriContent? ReadFile(JsonElement file, string path)
    {
        string? uri = Text(file, "fileUri", path);
        KeepOthers(file, path, "mimeType", "fileUri", "displayName");
        if (uri is null)
        {
            reader.Missing(path + ".fileUri", "file data needs the address of the file");
            return null;
        }

        if (!Uri.TryCreate(uri, UriKind.Absolute, out Uri? address))
        {
            reader.Fault(path + ".fileUri", $"the text \"{uri}\"", "a full address such as https://… is expected");
            return null;
        }

        return GeminiParts.File(address, Text(file, "mimeType", path));
    }

    private FunctionCallContent? ReadCall(JsonElement call, string path)
    {
        string? name = Text(call, "name", path);
        KeepOthers(call, path, "id", "name", "args");
        if (name is null)
        {
            reader.Missing(path + ".name", "a call names its function");
            return null;
        }

        JsonElement? args = GeminiNames.Property(call, "args");
        if (args is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) } wrong)
        {
            reader.Fault(path + ".args", AskReader.Shown(wrong), "an object is expected");
            return null;
        }

        string id = Text(call, "id", path) ?? "call_" + _calls.Count.ToString(CultureInfo.InvariantCulture);
        _calls.Add((id, name, false));
        bool given = args is { ValueKind: JsonValueKind.Object };
        return ToolArguments.Call(id, name, given ? args!.Value.GetRawText() : "");
    }

    private FunctionResultContent? ReadResult(JsonElement result, string path)
    {
        string? name = Text(result, "name", path), id = Text(result, "id", path);
        KeepOthers(result, path, "id", "name", "response", "parts");
        // By its id; else the first call of that name that has no result yet.
        int at = id is null ? -1 : _calls.FindIndex(call => call.Id == id);
        at = at >= 0 ? at : _calls.FindIndex(call => call.Name == name && !call.Answered);
        if (at < 0)
        {
            reader.Fault(path, $"a result of \"{name ?? id}\" that no call before it asked for",
                "every functionResponse follows a functionCall of the same name");
            return null;
        }

        _calls[at] = _calls[at] with { Answered = true };
        return Outcome(result, _calls[at].Id, path);
    }

    // Google's convention: what stands alone under "output" is the result, under "error" why there is none.
    private FunctionResultContent Outcome(JsonElement result, string id, string path)
    {
        JsonElement response = GeminiNames.Property(result, "response") ?? default;
        JsonProperty? only = response.ValueKind == JsonValueKind.Object && response.GetPropertyCount() == 1
            ? response.EnumerateObject().First()
            : null;
        bool failed = only?.Name == "error";
        JsonElement said = failed || only?.Name == "output" ? only!.Value.Value : response;
        string text = said.ValueKind switch
        {
            JsonValueKind.Undefined => "",
            JsonValueKind.String => said.GetString()!,
            _ => said.GetRawText(),
        };
        if (GeminiNames.Property(result, "parts") is not { ValueKind: JsonValueKind.Array } parts)
        {
            return ToolOutcome.Of(id, text, failed);
        }

        var contents = new List<AIContent> { new TextContent(text) };
        foreach ((JsonElement part, string place) in reader.List(parts, path + ".parts"))
        {
            Read(part, place, contents);
        }

        return ToolOutcome.Of(id, contents, failed);
    }

    private string? Text(JsonElement parent, string name, string path) =>
        GeminiNames.Property(parent, name) is { ValueKind: not JsonValueKind.Null } value
            ? reader.Text(value, $"{path}.{name}") is { Length: > 0 } text ? text : null
            : null;

    private void KeepOthers(JsonElement parent, string path, params ReadOnlySpan<string> known)
    {
        foreach ((string name, JsonElement value, string place) in reader.Fields(parent, path))
        {
            if (!known.Contains(GeminiNames.Camel(name)))
            {
                reader.Keep(place, value);
            }
        }
    }
}
