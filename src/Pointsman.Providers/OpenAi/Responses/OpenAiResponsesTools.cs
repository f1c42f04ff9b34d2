using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Tools and the choice among them in a responses request; OpenAI's own tools are foreign.</summary>
internal static class OpenAiResponsesTools
{
    private const string Choices =
        """auto, none, required or {"type":"function","name":…} is expected""";

    /// <summary>Reads the list of tools.</summary>
    public static void Read(AskReader read, JsonElement tools, string path, ChatOptions options)
    {
        foreach ((JsonElement tool, string place) in read.List(tools, path))
        {
            string? type = tool.Field("type") is { } kind ? read.Text(kind, place + ".type") : null;
            if (type == "function")
            {
                ReadFunction(read, tool, place, options);
            }
            else if (type is null)
            {
                read.Missing(place + ".type", "function is expected");
            }
            else
            {
                read.Keep(place, tool);
            }
        }
    }

    /// <summary>Reads which tools may, must or must not be called.</summary>
    public static void ReadChoice(AskReader read, JsonElement choice, string path, ChatOptions options)
    {
        if (choice.ValueKind == JsonValueKind.String)
        {
            options.ToolMode = choice.GetString() switch
            {
                "auto" => ChatToolMode.Auto,
                "none" => ChatToolMode.None,
                "required" => ChatToolMode.RequireAny,
                _ => null,
            };
            if (options.ToolMode is null)
            {
                read.Fault(path, AskReader.Shown(choice), Choices);
            }

            return;
        }

        switch (choice.Text("type"))
        {
            case "function" when choice.Text("name") is { } name && !string.IsNullOrWhiteSpace(name):
                options.ToolMode = ChatToolMode.RequireSpecific(name);
                break;
            case null or "function":
                read.Fault(path, AskReader.Shown(choice), Choices);
                break;
            default:
                read.Keep(path, choice); // Among allowed, hosted or custom tools, which others do not know.
                break;
        }
    }

    /// <summary>Tells the client its choice and its tools again.</summary>
    public static void Write(Utf8JsonWriter writer, ChatAsk ask)
    {
        switch (ask.Options.ToolMode)
        {
            case RequiredChatToolMode { RequiredFunctionName: { } name }:
                writer.WriteStartObject("tool_choice");
                writer.WriteString("type", "function");
                writer.WriteString("name", name);
                writer.WriteEndObject();
                break;
            case var mode:
                writer.WriteString("tool_choice", mode switch
                {
                    RequiredChatToolMode => "required",
                    NoneChatToolMode => "none",
                    _ => "auto",
                });
                break;
        }

        writer.WriteStartArray("tools");
        foreach (AIFunctionDeclaration tool in (ask.Options.Tools ?? []).OfType<AIFunctionDeclaration>())
        {
            writer.WriteStartObject();
            writer.WriteString("type", "function");
            writer.WriteString("name", tool.Name);
            writer.WriteString("description", tool.Description.Length > 0 ? tool.Description : null);
            writer.WritePropertyName("parameters");
            tool.JsonSchema.WriteTo(writer);
            writer.WriteBoolean("strict", (tool as DeclaredTool)?.Strict ?? false);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void ReadFunction(AskReader read, JsonElement tool, string path, ChatOptions options)
    {
        string? name = null, description = null;
        JsonElement? schema = null;
        bool? strict = null;
        foreach ((string field, JsonElement value, string place) in read.Fields(tool, path))
        {
            switch (field)
            {
                case "type": break;
                case "name": name = read.Text(value, place); break;
                case "description": description = read.Text(value, place); break;
                case "strict": strict = read.Flag(value, place); break;
                case "parameters" when value.ValueKind == JsonValueKind.Object: schema = value.Clone(); break;
                case "parameters": read.Fault(place, AskReader.Shown(value), "a JSON schema is expected"); break;
                default: read.Keep(place, value); break;
            }
        }

        if (string.IsNullOrEmpty(name))
        {
            read.Missing(path + ".name", "the name of the tool is expected");
            return;
        }

        (options.Tools ??= []).Add(new DeclaredTool(name, description, schema, strict));
    }
}
