using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Writes what a message holds as the parts of a chat completions request.</summary>
internal sealed class OpenAiChatPartWriter(Utf8JsonWriter writer, ChatAsk ask, Gaps gaps)
{
    /// <summary>Writes the content: one text as a text, anything else as a list of parts.</summary>
    public void Write(IReadOnlyList<AIContent> contents, string place)
    {
        if (contents is [TextContent only])
        {
            writer.WriteStringValue(only.Text);
            return;
        }

        writer.WriteStartArray();
        for (int i = 0; i < contents.Count; i++)
        {
            WritePart(contents[i], $"{place}.content[{i}]");
        }

        writer.WriteEndArray();
    }

    private void WritePart(AIContent content, string path)
    {
        switch (content)
        {
            case TextContent text:
                WriteText(text.Text);
                break;
            case ErrorContent refusal:
                WriteText(refusal.Message);
                break;
            case DataContent data when data.HasTopLevelMediaType("image"):
                WriteImage(data.Uri, data);
                break;
            case UriContent link when link.HasTopLevelMediaType("image"):
                WriteImage(link.Uri.OriginalString, link);
                break;
            case DataContent data when data.HasTopLevelMediaType("audio"):
                WriteAudio(data, path);
                break;
            case DataContent data when data.HasTopLevelMediaType("text"):
                WriteText(Titled(data));
                break;
            case DataContent data:
                WriteFile(data);
                break;
            case HostedFileContent file when ask.Format is WireFormat.OpenAiChat or WireFormat.OpenAiResponses:
                BeginPart("file");
                writer.WriteString("file_id", file.FileId);
                EndPart();
                break;
            case HostedFileContent file:
                gaps.Add(file, path, $"the file {file.FileId}, which only the provider that holds it can read");
                break;
            case UriContent link:
                gaps.Add(link, path, $"{link.MediaType} by its address");
                break;
            default:
                gaps.Add(content, path, content.GetType().Name);
                break;
        }
    }

    private void WriteText(string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "text");
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private void WriteImage(string address, AIContent image)
    {
        BeginPart("image_url");
        writer.WriteString("url", address);
        if (image.AdditionalProperties.Word(NeutralKeys.ImageDetail) is { } detail)
        {
            writer.WriteString("detail", detail);
        }

        EndPart();
    }

    private void WriteAudio(DataContent sound, string path)
    {
        string? format = sound.MediaType switch
        {
            "audio/wav" or "audio/x-wav" or "audio/wave" => "wav",
            "audio/mpeg" or "audio/mp3" => "mp3",
            "audio/flac" => "flac",
            "audio/ogg" => "ogg",
            "audio/webm" => "webm",
            "audio/mp4" or "audio/m4a" => "m4a",
            "audio/aac" => "aac",
            "audio/pcm" => "pcm16",
            _ => null,
        };
        if (format is null)
        {
            gaps.Add(sound, path, sound.MediaType);
            return;
        }

        BeginPart("input_audio");
        writer.WriteString("data", sound.Base64Data.Span);
        writer.WriteString("format", format);
        EndPart();
    }

    private void WriteFile(DataContent file)
    {
        BeginPart("file");
        string nameless = file.MediaType == "application/pdf" ? "document.pdf" : "document";
        writer.WriteString("filename", file.Name ?? nameless);
        writer.WriteString("file_data", file.Uri);
        EndPart();
    }

    private void BeginPart(string type)
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteStartObject(type);
    }

    private void EndPart()
    {
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // Files of plain text are not taken everywhere, and their text says the same.
    private static string Titled(DataContent file)
    {
        string text = Encoding.UTF8.GetString(file.Data.Span);
        return file.Name is { } name ? $"{name}\n{text}" : text;
    }
}
