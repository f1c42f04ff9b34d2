using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Tool calls whose arguments keep the text that the model wrote: numbers such as 1.0, the order of keys and every
/// escape reach the tool as they are, because nobody writes the text anew.
/// </summary>
internal static class ToolArguments
{
    /// <summary>Where arguments stand that are no JSON object, when a protocol can only carry an object.</summary>
    public const string MalformedKey = "malformed_arguments";

    /// <summary>A complete call; text that is no JSON object leaves the parsed arguments empty and says why.</summary>
    public static FunctionCallContent Call(string id, string name, string text)
    {
        string arguments = string.IsNullOrWhiteSpace(text) ? "{}" : text;
        var call = new FunctionCallContent(id, name)
        {
            AdditionalProperties = new AdditionalPropertiesDictionary { [NeutralKeys.ArgumentsText] = arguments },
        };
        if (Parse(arguments) is not { } parsed)
        {
            call.Exception = new JsonException("The arguments are no JSON object.");
            return call;
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (JsonProperty property in parsed.EnumerateObject())
        {
            values[property.Name] = property.Value.ValueKind == JsonValueKind.Null ? null : property.Value;
        }

        call.Arguments = values;
        return call;
    }

    /// <summary>The arguments' JSON text.</summary>
    public static string Text(FunctionCallContent call)
    {
        if (call.AdditionalProperties.Word(NeutralKeys.ArgumentsText) is { } text)
        {
            return text;
        }

        // A program made this call with values of its own types, which only the serialiser knows.
        return call.Arguments is null
            ? "{}"
            : JsonSerializer.Serialize(
                call.Arguments, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>)));
    }

    /// <summary>Whether the text is a JSON object that every reader of JSON can take.</summary>
    public static bool IsObject(string text) => Parse(text) is not null;

    /// <summary>Writes the arguments as a JSON object, text for text; what is none stands under one key.</summary>
    public static void WriteObject(Utf8JsonWriter writer, string text)
    {
        if (IsObject(text))
        {
            writer.WriteRawValue(text);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString(MalformedKey, text);
        writer.WriteEndObject();
    }

    private static JsonElement? Parse(string text)
    {
        JsonDocument? parsed = JsonBody.Parse(System.Text.Encoding.UTF8.GetBytes(text), out _);
        return parsed is { RootElement.ValueKind: JsonValueKind.Object } ? parsed.RootElement : null;
    }
}
