using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>The form that the answer is to have: the field <c>text</c>, both ways.</summary>
internal static class OpenAiResponsesFormat
{
    /// <summary>Reads the field; a kind of form that is not known here is kept as foreign.</summary>
    public static void Read(AskReader read, JsonElement text, string path, ChatOptions options)
    {
        foreach ((string name, JsonElement value, string place) in read.Fields(text, path))
        {
            switch (name)
            {
                case "format":
                    ReadFormat(read, value, place, options);
                    break;
                case "verbosity":
                    if (read.Text(value, place) is { } verbosity)
                    {
                        (options.AdditionalProperties ??= [])[NeutralKeys.Verbosity] = verbosity;
                    }

                    break;
                default:
                    read.Keep(place, value);
                    break;
            }
        }
    }

    /// <summary>Tells the client the form again.</summary>
    public static void Write(Utf8JsonWriter writer, ChatOptions options)
    {
        writer.WriteStartObject("text");
        writer.WriteStartObject("format");
        var json = options.ResponseFormat as ChatResponseFormatJson;
        writer.WriteString("type", json is null ? "text" : json.Schema is null ? "json_object" : "json_schema");
        if (json?.Schema is { } schema)
        {
            writer.WriteString("name", json.SchemaName);
            writer.WriteString("description", json.SchemaDescription);
            writer.WritePropertyName("schema");
            schema.WriteTo(writer);
            writer.WriteBoolean("strict",
                options.AdditionalProperties.Value<bool>(NeutralKeys.StrictFormat) ?? false);
        }

        writer.WriteEndObject();
        writer.WriteString("verbosity", options.AdditionalProperties.Word(NeutralKeys.Verbosity) ?? "medium");
        writer.WriteEndObject();
    }

    private static void ReadFormat(AskReader read, JsonElement format, string path, ChatOptions options)
    {
        string? type = format.Field("type") is { } kind ? read.Text(kind, path + ".type") : null;
        switch (type)
        {
            case "text":
                options.ResponseFormat = ChatResponseFormat.Text;
                break;
            case "json_object":
                options.ResponseFormat = ChatResponseFormat.Json;
                break;
            case "json_schema":
                ReadSchema(read, format, path, options);
                break;
            case null:
                read.Missing(path + ".type", "text, json_object or json_schema is expected");
                break;
            default:
                read.Keep(path, format);
                break;
        }
    }

    private static void ReadSchema(AskReader read, JsonElement format, string path, ChatOptions options)
    {
        string? title = null, description = null;
        JsonElement? schema = null;
        foreach ((string name, JsonElement value, string place) in read.Fields(format, path))
        {
            switch (name)
            {
                case "type": break;
                case "name": title = read.Text(value, place); break;
                case "description": description = read.Text(value, place); break;
                case "strict":
                    (options.AdditionalProperties ??= [])[NeutralKeys.StrictFormat] = read.Flag(value, place) ?? false;
                    break;
                case "schema" when value.ValueKind == JsonValueKind.Object: schema = value.Clone(); break;
                case "schema": read.Fault(place, AskReader.Shown(value), "a JSON schema is expected"); break;
                default: read.Keep(place, value); break;
            }
        }

        if (schema is { } found)
        {
            options.ResponseFormat = ChatResponseFormat.ForJsonSchema(found, title, description);
        }
        else
        {
            read.Missing(path + ".schema", "the JSON schema of the answer is expected");
        }
    }
}
