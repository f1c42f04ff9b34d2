using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Tools and the choice among them in a messages request, both ways.</summary>
internal static class AnthropicTools
{
    /// <summary>Reads the list of tools; those that the provider runs itself are kept as foreign.</summary>
    public static void Read(AskReader read, JsonElement value, string path, ChatOptions options)
    {
        foreach ((JsonElement tool, string at) in read.List(value, path))
        {
            string? type = null;
            foreach ((string name, JsonElement field, string own) in read.Fields(tool, at))
            {
                type = name == "type" ? read.Text(field, own) : type;
            }

            if (type is null or "custom")
            {
                Add(read, tool, at, options);
            }
            else
            {
                read.Keep(at, tool);
            }
        }
    }

    /// <summary>Reads which tools may, must or must not be called.</summary>
    public static void ReadChoice(AskReader read, JsonElement value, string path, ChatOptions options)
    {
        string? type = null;
        string? named = null;
        foreach ((string name, JsonElement field, string own) in read.Fields(value, path))
        {
            switch (name)
            {
                case "type": type = read.Text(field, own); break;
                case "name": named = read.Text(field, own); break;
                case "disable_parallel_tool_use": options.AllowMultipleToolCalls = !read.Flag(field, own); break;
                default: read.Keep(own, field); break;
            }
        }

        options.ToolMode = type switch
        {
            "auto" => ChatToolMode.Auto,
            "none" => ChatToolMode.None,
            "any" => ChatToolMode.RequireAny,
            "tool" when !string.IsNullOrWhiteSpace(named) => ChatToolMode.RequireSpecific(named),
            _ => null,
        };
        if (type == "tool" && options.ToolMode is null)
        {
            read.Missing(path + ".name", "the name of the tool is expected");
        }
        else if (options.ToolMode is null)
        {
            read.Fault(path + ".type", type is null ? "missing" : $"'{type}'", "auto, any, tool or none is expected");
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
        WriteChoice(writer, options);
    }

    private static void Add(AskReader read, JsonElement tool, string at, ChatOptions options)
    {
        string? name = null;
        string? description = null;
        JsonElement? schema = null;
        bool? strict = null;
        foreach ((string field, JsonElement value, string own) in read.Fields(tool, at))
        {
            switch (field)
            {
                case "type": break;
                case "name": name = read.Text(value, own); break;
                case "description": description = read.Text(value, own); break;
                case "strict": strict = read.Flag(value, own); break;
                case "input_schema" when value.ValueKind == JsonValueKind.Object: schema = value.Clone(); break;
                case "input_schema": read.Fault(own, AskReader.Shown(value), "a JSON schema is expected"); break;
                default: read.Keep(own, value); break;
            }
        }

        if (string.IsNullOrEmpty(name))
        {
            read.Missing(at + ".name", "the name of the tool is expected");
            return;
        }

        if (schema is null)
        {
            read.Missing(at + ".input_schema", "the JSON schema of the input is expected");
            return;
        }

        (options.Tools ??= []).Add(new DeclaredTool(name, description, schema, strict));
    }

    private static void WriteTool(Utf8JsonWriter writer, AIFunctionDeclaration tool)
    {
        writer.WriteStartObject();
        writer.WriteString("name", tool.Name);
        if (tool.Description.Length > 0)
        {
            writer.WriteString("description", tool.Description);
        }

        writer.WritePropertyName("input_schema");
        WriteSchema(writer, tool.JsonSchema);
        if ((tool as DeclaredTool)?.Strict == true)
        {
            writer.WriteBoolean("strict", true);
        }

        writer.WriteEndObject();
    }

    // The input is always an object here, and the schema has to say so; elsewhere it may be left unsaid.
    private static void WriteSchema(Utf8JsonWriter writer, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object || schema.TryGetProperty("type", out _))
        {
            schema.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type", "object");
        foreach (JsonProperty property in schema.EnumerateObject())
        {
            property.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter writer, ChatOptions options)
    {
        bool one = options.AllowMultipleToolCalls == false;
        if (options.ToolMode is null && !one)
        {
            return;
        }

        writer.WriteStartObject("tool_choice");
        switch (options.ToolMode)
        {
            case NoneChatToolMode:
                writer.WriteString("type", "none");
                one = false; // What must not be called cannot be called side by side.
                break;
            case RequiredChatToolMode { RequiredFunctionName: { } name }:
                writer.WriteString("type", "tool");
                writer.WriteString("name", name);
                break;
            case RequiredChatToolMode:
                writer.WriteString("type", "any");
                break;
            default:
                writer.WriteString("type", "auto");
                break;
        }

        if (one)
        {
            writer.WriteBoolean("disable_parallel_tool_use", true);
        }

        writer.WriteEndObject();
    }
}
