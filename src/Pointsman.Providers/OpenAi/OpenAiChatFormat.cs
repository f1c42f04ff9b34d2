using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>The form that the answer is to have in a chat completions request, both ways.</summary>
internal static class OpenAiChatFormat
{
    // OpenAI wants a name for every schema; other protocols have none to give.
    private const string NamelessSchema = "answer";

    /// <summary>Reads <c>response_format</c>; a kind that is not known here is kept as foreign.</summary>
    public static void Read(AskReader read, JsonElement value, string path, ChatOptions options)
    {
        string? type = null;
        JsonElement? schema = null;
        foreach ((string name, JsonElement field, string own) in read.Fields(value, path))
        {
            switch (name)
            {
                case "type": type = read.Text(field, own); break;
                case "json_schema": schema = field; break;
                default: break;
            }
        }

        switch (type)
        {
            case "text":
                options.ResponseFormat = ChatResponseFormat.Text;
                break;
            case "json_object":
                options.ResponseFormat = ChatResponseFormat.Json;
                break;
            case "json_schema" when schema is { } declared:
                ReadSchema(read, declared, path + ".json_schema", options);
                break;
            case "json_schema":
                read.Missing(path + ".json_schema", "an object with name and schema is expected");
                break;
            case null:
                read.Missing(path + ".type", "text, json_object or json_schema is expected");
                break;
            default:
                read.Keep(path, value);
                break;
        }
    }

    /// <summary>Writes <c>response_format</c>, when one was asked for.</summary>
    public static void Write(Utf8JsonWriter writer, ChatOptions options)
    {
        if (options.ResponseFormat is ChatResponseFormatText)
        {
            WriteKind(writer, "text");
        }
        else if (options.ResponseFormat is ChatResponseFormatJson { Schema: null })
        {
            WriteKind(writer, "json_object");
        }
        else if (options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } format)
        {
            writer.WriteStartObject("response_format");
            writer.WriteString("type", "json_schema");
            writer.WriteStartObject("json_schema");
            writer.WriteString("name", format.SchemaName ?? NamelessSchema);
            if (format.SchemaDescription is { } description)
            {
                writer.WriteString("description", description);
            }

            writer.WritePropertyName("schema");
            schema.WriteTo(writer);
            if (options.AdditionalProperties.Value<bool>(NeutralKeys.StrictFormat) is { } strict)
            {
                writer.WriteBoolean("strict", strict);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }

    private static void ReadSchema(AskReader read, JsonElement declared, string path, ChatOptions options)
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
                case "schema" when value.ValueKind == JsonValueKind.Object: schema = value.Clone(); break;
                case "schema": read.Fault(own, AskReader.Shown(value), "a JSON schema is expected"); break;
                default: read.Keep(own, value); break;
            }
        }

        if (schema is not { } found)
        {
            read.Missing(path + ".schema", "the JSON schema of the answer is expected");
            return;
        }

        options.ResponseFormat = ChatResponseFormat.ForJsonSchema(found, name, description);
        if (strict is { } asked)
        {
            (options.AdditionalProperties ??= [])[NeutralKeys.StrictFormat] = asked;
        }
    }

    private static void WriteKind(Utf8JsonWriter writer, string kind)
    {
        writer.WriteStartObject("response_format");
        writer.WriteString("type", kind);
        writer.WriteEndObject();
    }
}
