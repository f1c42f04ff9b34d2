using System.Buffers.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>What the parts of a request and of an answer have in common.</summary>
internal static class GeminiParts
{
    private const string UnknownType = "application/octet-stream";

    /// <summary>
    /// Adds what one part holds. The seal of a thought belongs to it; that of any other part stands as reasoning
    /// without text before what it seals.
    /// </summary>
    public static void Add(List<AIContent> contents, bool thought, string? text, string? seal, AIContent? content)
    {
        if (thought && text is not null)
        {
            contents.Add(new TextReasoningContent(text) { ProtectedData = seal });
            return;
        }

        if (seal is not null)
        {
            contents.Add(new TextReasoningContent("") { ProtectedData = seal });
        }

        if (content is not null)
        {
            contents.Add(content);
        }

        if (text is not null && (text.Length > 0 || seal is null))
        {
            contents.Add(new TextContent(text));
        }
    }

    /// <summary>Inline data, when its type and its base64 are sound.</summary>
    public static bool TryData(string mediaType, string base64, out DataContent? content)
    {
        // Google takes both alphabets of base64.
        string standard = base64.Replace('-', '+').Replace('_', '/');
        standard = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        content = null;
        if (!Base64.IsValid(standard))
        {
            return false;
        }

        try
        {
            content = new DataContent($"data:{mediaType};base64,{standard}", mediaType);
            return true;
        }
        catch (Exception unfit) when (unfit is ArgumentException or UriFormatException)
        {
            return false;
        }
    }

    /// <summary>A file by its address; without a type, the address's ending says it.</summary>
    public static UriContent File(Uri address, string? mediaType)
    {
        try
        {
            return new UriContent(address, mediaType);
        }
        catch (ArgumentException)
        {
            return new UriContent(address, UnknownType);
        }
    }

    /// <summary>Writes data or a file as the fields of a part.</summary>
    public static void WriteData(Utf8JsonWriter writer, DataContent data)
    {
        writer.WriteStartObject("inlineData");
        writer.WriteString("mimeType", data.MediaType);
        writer.WriteString("data", data.Base64Data.Span);
        writer.WriteEndObject();
    }

    /// <summary>Writes a file by its address; a type that says nothing is left to Google to find.</summary>
    public static void WriteFile(Utf8JsonWriter writer, UriContent file)
    {
        writer.WriteStartObject("fileData");
        if (file.MediaType != UnknownType && !file.MediaType.EndsWith("/*", StringComparison.Ordinal))
        {
            writer.WriteString("mimeType", file.MediaType);
        }

        writer.WriteString("fileUri", file.Uri.OriginalString);
        writer.WriteEndObject();
    }

    /// <summary>Writes a call as the fields of a part.</summary>
    public static void WriteCall(Utf8JsonWriter writer, FunctionCallContent call)
    {
        writer.WriteStartObject("functionCall");
        writer.WriteString("id", call.CallId);
        writer.WriteString("name", call.Name);
        writer.WritePropertyName("args");
        ToolArguments.WriteObject(writer, ToolArguments.Text(call));
        writer.WriteEndObject();
    }
}
