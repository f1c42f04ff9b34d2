using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Writes what a message holds as the blocks of a messages request.</summary>
internal sealed class AnthropicBlockWriter(Utf8JsonWriter writer, ChatAsk ask, Gaps gaps)
{
    private static readonly HashSet<string> Pictures =
        new(StringComparer.Ordinal) { "image/jpeg", "image/png", "image/gif", "image/webp" };

    /// <summary>
    /// Whether there is something to write: blank texts are refused, and reasoning is only taken back from whom this
    /// protocol's models sealed it for.
    /// </summary>
    public static bool IsWritten(AIContent content) => content switch
    {
        TextContent text => !string.IsNullOrWhiteSpace(text.Text),
        TextReasoningContent thought => ReasoningSeal.Open(WireFormat.Anthropic, thought.ProtectedData) is not null,
        UsageContent => false,
        _ => true,
    };

    /// <summary>Writes one block, or notes that there is none for it.</summary>
    public void Write(AIContent content, string path)
    {
        switch (content)
        {
            case TextContent text:
                WriteText(text.Text);
                break;
            case ErrorContent refusal:
                WriteText(refusal.Message);
                break;
            case TextReasoningContent thought:
                WriteThought(writer, thought);
                break;
            case FunctionCallContent call:
                WriteCall(writer, AnthropicCallId.Fit(call.CallId), call.Name, ToolArguments.Text(call));
                break;
            case FunctionResultContent result:
                WriteResult(result, path);
                break;
            case DataContent data:
                WriteData(data, path);
                break;
            case UriContent link:
                WriteLink(link, path);
                break;
            case HostedFileContent file when ask.Format == WireFormat.Anthropic:
                Begin(file.HasTopLevelMediaType("image") ? "image" : "document", "file");
                writer.WriteString("file_id", file.FileId);
                End();
                break;
            case HostedFileContent file:
                gaps.Add(file, path, $"the file {file.FileId}, which only the provider that holds it can read");
                break;
            default:
                gaps.Add(content, path, content.GetType().Name);
                break;
        }
    }

    /// <summary>Writes a block of sealed reasoning.</summary>
    public static void WriteThought(Utf8JsonWriter writer, TextReasoningContent thought)
    {
        writer.WriteStartObject();
        if (AnthropicSeal.RedactedData(thought.ProtectedData) is { } data)
        {
            writer.WriteString("type", "redacted_thinking");
            writer.WriteString("data", data);
        }
        else
        {
            writer.WriteString("type", "thinking");
            writer.WriteString("thinking", thought.Text);
            writer.WriteString("signature", thought.ProtectedData is { } seal
                ? ReasoningSeal.ToClient(WireFormat.Anthropic, seal) : "");
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a block that calls a tool.</summary>
    public static void WriteCall(Utf8JsonWriter writer, string id, string name, string arguments)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "tool_use");
        writer.WriteString("id", id);
        writer.WriteString("name", name);
        writer.WritePropertyName("input");
        ToolArguments.WriteObject(writer, arguments);
        writer.WriteEndObject();
    }

    private void WriteText(string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "text");
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private void WriteResult(FunctionResultContent result, string path)
    {
        List<AIContent> parts = [.. ToolOutcome.Parts(result).Where(IsWritten)];
        writer.WriteStartObject();
        writer.WriteString("type", "tool_result");
        writer.WriteString("tool_use_id", AnthropicCallId.Fit(result.CallId));
        if (parts is [TextContent only])
        {
            writer.WriteString("content", only.Text);
        }
        else if (parts.Count > 0)
        {
            writer.WriteStartArray("content");
            foreach (AIContent part in parts)
            {
                Write(part, path);
            }

            writer.WriteEndArray();
        }

        if (ToolOutcome.IsError(result))
        {
            writer.WriteBoolean("is_error", true);
        }

        writer.WriteEndObject();
    }

    private void WriteData(DataContent data, string path)
    {
        if (Pictures.Contains(data.MediaType))
        {
            NoteDetail(data, path);
            Begin("image", "base64");
            writer.WriteString("media_type", data.MediaType);
            writer.WriteString("data", data.Base64Data.Span);
            End();
        }
        else if (data.MediaType == "application/pdf")
        {
            Begin("document", "base64");
            writer.WriteString("media_type", data.MediaType);
            writer.WriteString("data", data.Base64Data.Span);
            End(data.Name);
        }
        else if (data.HasTopLevelMediaType("text"))
        {
            Begin("document", "text");
            writer.WriteString("media_type", "text/plain");
            writer.WriteString("data", Encoding.UTF8.GetString(data.Data.Span));
            End(data.Name);
        }
        else
        {
            gaps.Add(data, path, data.MediaType);
        }
    }

    private void WriteLink(UriContent link, string path)
    {
        bool picture = link.HasTopLevelMediaType("image");
        if (!picture && link.MediaType != "application/pdf")
        {
            gaps.Add(link, path, $"{link.MediaType} by its address");
            return;
        }

        NoteDetail(link, path);
        Begin(picture ? "image" : "document", "url");
        writer.WriteString("url", link.Uri.OriginalString);
        End();
    }

    // Pictures are always looked at as closely as the model can, which only "low" is at odds with.
    private void NoteDetail(AIContent picture, string path)
    {
        if (picture.AdditionalProperties.Word(NeutralKeys.ImageDetail) == "low")
        {
            string place = picture.AdditionalProperties.Word(NeutralKeys.Place) ?? path;
            gaps.Add(place + ".image_url.detail", "low");
        }
    }

    private void Begin(string type, string source)
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteStartObject("source");
        writer.WriteString("type", source);
    }

    private void End(string? title = null)
    {
        writer.WriteEndObject();
        if (title is not null)
        {
            writer.WriteString("title", title);
        }

        writer.WriteEndObject();
    }
}
