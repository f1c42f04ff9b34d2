using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads the functions that the model may call, and whether it must.</summary>
internal sealed class GeminiToolReader(AskReader reader, ChatOptions options)
{
    private readonly List<(string Name, string? Description, JsonElement? Schema)> _functions = [];
    private List<string>? _allowed;
    private (string Path, JsonElement Value) _allowedField;
    private string? _mode;

    /// <summary>Reads the list of tools; Google's own tools have no place in the neutral form.</summary>
    public void ReadTools(JsonElement tools, string path)
    {
        foreach ((JsonElement tool, string place) in reader.List(tools, path))
        {
            foreach ((string name, JsonElement value, string field) in reader.Fields(tool, place))
            {
                if (GeminiNames.Camel(name) != "functionDeclarations")
                {
                    reader.Keep(field, value);
                    continue;
                }

                foreach ((JsonElement function, string at) in reader.List(value, field))
                {
                    ReadFunction(function, at);
                }
            }
        }
    }

    /// <summary>Reads <c>toolConfig</c>.</summary>
    public void ReadChoice(JsonElement config, string path)
    {
        foreach ((string name, JsonElement value, string place) in reader.Fields(config, path))
        {
            if (GeminiNames.Camel(name) != "functionCallingConfig")
            {
                reader.Keep(place, value);
                continue;
            }

            foreach ((string key, JsonElement setting, string at) in reader.Fields(value, place))
            {
                ReadCalling(GeminiNames.Camel(key), setting, at);
            }
        }
    }

    /// <summary>Puts together what both fields said, once both are read.</summary>
    public void Finish()
    {
        bool? strict = _mode == "VALIDATED" ? true : null;
        if (_functions.Count > 0)
        {
            options.Tools =
            [
                .. _functions.Select(AITool (f) => new DeclaredTool(f.Name, f.Description, f.Schema, strict)),
            ];
        }

        options.ToolMode = _mode switch
        {
            "AUTO" or "VALIDATED" => ChatToolMode.Auto,
            "NONE" => ChatToolMode.None,
            "ANY" => _allowed is [var only] ? ChatToolMode.RequireSpecific(only) : ChatToolMode.RequireAny,
            _ => options.ToolMode,
        };
        // A choice among some of the functions: all of them is no choice, one of them is said above.
        bool said = _allowed is null or [] || (_mode == "ANY" && _allowed.Count == 1)
            || _functions.All(function => _allowed.Contains(function.Name));
        if (!said)
        {
            reader.Keep(_allowedField.Path, _allowedField.Value);
        }
    }

    private void ReadCalling(string name, JsonElement value, string path)
    {
        switch (name)
        {
            case "mode":
                _mode = reader.Text(value, path)?.ToUpperInvariant();
                if (_mode is not (null or "MODE_UNSPECIFIED" or "AUTO" or "ANY" or "NONE" or "VALIDATED"))
                {
                    reader.Fault(path, AskReader.Shown(value), "the modes are AUTO, ANY, NONE and VALIDATED");
                }

                break;
            case "allowedFunctionNames":
                _allowed = reader.Texts(value, path);
                if (_allowed.Exists(string.IsNullOrWhiteSpace))
                {
                    reader.Fault(path, "a list with an empty name", "names of declared functions are expected");
                    _allowed = null;
                }

                _allowedField = (path, value);
                break;
            default:
                reader.Keep(path, value);
                break;
        }
    }

    private void ReadFunction(JsonElement function, string path)
    {
        string? name = null, description = null;
        JsonElement? schema = null;
        foreach ((string key, JsonElement value, string place) in reader.Fields(function, path))
        {
            switch (GeminiNames.Camel(key))
            {
                case "name":
                    name = reader.Text(value, place);
                    break;
                case "description":
                    description = reader.Text(value, place);
                    break;
                case "parameters" or "parametersJsonSchema" when value.ValueKind != JsonValueKind.Object:
                    reader.Fault(place, AskReader.Shown(value), "a schema as an object is expected");
                    break;
                case "parameters":
                    schema ??= GeminiSchema.ToJsonSchema(value);
                    break;
                case "parametersJsonSchema":
                    schema = value.Clone();
                    break;
                default:
                    reader.Keep(place, value);
                    break;
            }
        }

        if (string.IsNullOrEmpty(name))
        {
            reader.Missing(path + ".name", "a function needs a name");
            return;
        }

        _functions.Add((name, description, schema));
    }
}
