using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Tools and the choice among them in a chat completions request, both ways.</summary>
internal static class OpenAiChatTools
{
    private const string Choices =
        "auto, none, required or {\"type\":\"function\",\"function\":{\"name\":…}} is expected";

    /// <summary>Reads the list of tools; what is no function is kept as foreign.</summary>
    public static void Read(AskReader read, JsonElement value, string path, ChatOptions options)
    {
        foreach ((JsonElement tool, string at) in read.List(value, path))
        {
            string? type = null;
            JsonElement? function = null;
            foreach ((string name, JsonElement field, string own) in read.Fields(tool, at))
            {
                switch (name)
                {
                    case "type": type = read.Text(field, own); break;
                    case "function": function = field; break;
                    default: break;
                }
            }

            if (type is not null and not "function")
            {
                read.Keep(at, tool);
            }
            else if (function is { } declared)
            {
                KeepOthers(read, tool, at);
                Add(read, declared, at + ".function", options);
            }
            else
            {
                read.Missing(at + ".function", "the declaration of the function is expected");
            }
        }
    }

    /// <summary>Reads which tools may, must or must not be called.</summary>
    public static void ReadChoice(AskReader read, JsonElement value, string path, ChatOptions options)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            options.ToolMode = value.GetString() switch
            {
                "auto" => ChatToolMode.Auto,
                "none" => ChatToolMode.None,
                "required" => ChatToolMode.RequireAny,
                _ => null,
            };
            if (options.ToolMode is null)
            {
                read.Fault(path, AskReader.Shown(value), Choices);
            }
        }
        else if (value.ValueKind != JsonValueKind.Object)
        {
            read.Fault(path, AskReader.Shown(value), Choices);
        }
        else if (value.TryGetProperty("function", out JsonElement function)
            && function.ValueKind == JsonValueKind.Object
            && function.TryGetProperty("name", out JsonElement name) && name.ValueKind == JsonValueKind.String
            && name.GetString() is { } named && !string.IsNullOrWhiteSpace(named))
        {
            options.ToolMode = ChatToolMode.RequireSpecific(named);
        }
        else if (value.Text("type") is { } type && type != "function")
        {
            read.Keep(path, value); // Choices among allowed or custom tools, which others do not know.
        }
        else
        {
            read.Fault(path, AskReader.Shown(value), Choices);
        }
    }

    /// <summary>Writes the tools and the choice; without tools there is nothing to choose.</summary>
    public static void Write(Utf8JsonWriter writer, ChatOptions options, Gaps gaps)
    {
        if (options.Tools is not { Count: > 0 } tools)
        {
            return;
        }

        writer.WriteStartArray("tools");
        for (int i = 0; i < tools.Count; i++)
        {
            if (tools[i] is AIFunctionDeclaration tool)
            {
                WriteTool(writer, tool);
            }
            else
            {
                gaps.Add($"tools[{i}]", tools[i].Name);
            }
        }

        writer.WriteEndArray();
        WriteChoice(writer, options.ToolMode);
        if (options.AllowMultipleToolCalls is { } parallel)
        {
            writer.WriteBoolean("parallel_tool_calls", parallel);
        }
    }

    private static void Add(AskReader read, JsonElement declared, string path, ChatOptions options)
    {
        string? name = null;
        string? description = null;
        JsonElement? schema = null;
        bool? strict = null;
        foreach ((string field, JsonElement value, string own) in read.Fields(declared, path))
        {
            switch (field)
            {
                case "name": name = read.Text(value, own); break;
                case "description": description = read.Text(value, own); break;
                case "strict": strict = read.Flag(value, own); break;
                case "parameters" when value.ValueKind == JsonValueKind.Object: schema = value.Clone(); break;
                case "parameters": read.Fault(own, AskReader.Shown(value), "a JSON schema is expected"); break;
                default: read.Keep(own, value); break;
            }
        }

        if (string.IsNullOrEmpty(name))
        {
            read.Missing(path + ".name", "the name of the tool is expected");
            return;
        }

        (options.Tools ??= []).Add(new DeclaredTool(name, description, schema, strict));
    }

    private static void KeepOthers(AskReader read, JsonElement tool, string at)
    {
        foreach ((string name, JsonElement field, string own) in read.Fields(tool, at))
        {
            if (name is not "type" and not "function")
            {
                read.Keep(own, field);
            }
        }
    }

    private static void WriteTool(Utf8JsonWriter writer, AIFunctionDeclaration tool)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "function");
        writer.WriteStartObject("function");
        writer.WriteString("name", tool.Name);
        if (tool.Description.Length > 0)
        {
            writer.WriteString("description", tool.Description);
        }

        writer.WritePropertyName("parameters");
        tool.JsonSchema.WriteTo(writer);
        if ((tool as DeclaredTool)?.Strict is { } strict)
        {
            writer.WriteBoolean("strict", strict);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter writer, ChatToolMode? mode)
    {
        switch (mode)
        {
            case AutoChatToolMode:
                writer.WriteString("tool_choice", "auto");
                break;
            case NoneChatToolMode:
                writer.WriteString("tool_choice", "none");
                break;
            case RequiredChatToolMode { RequiredFunctionName: { } name }:
                writer.WriteStartObject("tool_choice");
                writer.WriteString("type", "function");
                writer.WriteStartObject("function");
                writer.WriteString("name", name);
                writer.WriteEndObject();
                writer.WriteEndObject();
                break;
            case RequiredChatToolMode:
                writer.WriteString("tool_choice", "required");
                break;
            default:
                break;
        }
    }
}
