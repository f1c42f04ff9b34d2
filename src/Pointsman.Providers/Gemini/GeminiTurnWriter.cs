using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Writes the conversation as turns. Neighbours of the same speaker become one turn, so that the results of parallel
/// calls stand together, as the protocol asks. Reasoning is not sent back but for its seal, and only where Gemini
/// made it.
/// </summary>
internal sealed class GeminiTurnWriter(Utf8JsonWriter writer, Gaps gaps, string model)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private ChatRole? _role;
    private bool _isOpen;
    private string? _seal;
    private bool _sawCall;

    /// <summary>Writes all turns but those of the system.</summary>
    public void Write(IReadOnlyList<ChatMessage> messages)
    {
        writer.WriteStartArray("contents");
        for (int i = 0; i < messages.Count; i++)
        {
            if (messages[i].Role == ChatRole.System)
            {
                continue;
            }

            Begin(messages[i].Role);
            if (messages[i].AuthorName is { } author)
            {
                gaps.Add($"messages[{i}].name", author);
            }

            for (int j = 0; j < messages[i].Contents.Count; j++)
            {
                WriteContent(messages[i].Contents, j, $"messages[{i}].content[{j}]");
            }
        }

        Begin(null);
        writer.WriteEndArray();
    }

    private void Begin(ChatRole? role)
    {
        if (_role == role)
        {
            return;
        }

        // A seal that nothing followed stands alone.
        if (_seal is not null)
        {
            WriteText("", sealedHere: true);
        }

        if (_isOpen)
        {
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        _role = role;
        _isOpen = false;
        _sawCall = false;
    }

    private void WriteContent(IList<AIContent> contents, int at, string path)
    {
        AIContent content = contents[at];
        switch (content)
        {
            case TextReasoningContent reasoning:
                _seal = ReasoningSeal.Open(WireFormat.Gemini, reasoning.ProtectedData) ?? _seal;
                break;
            case TextContent text:
                WriteText(text.Text, sealedHere: !CallTakesSeal(contents.Skip(at + 1)));
                break;
            case ErrorContent { ErrorCode: NeutralKeys.Refusal } refusal:
                WriteText(refusal.Message, sealedHere: false);
                break;
            case DataContent data:
                Part(() => GeminiParts.WriteData(writer, data));
                break;
            case UriContent file:
                Part(() => GeminiParts.WriteFile(writer, file));
                break;
            case HostedFileContent hosted when Uri.TryCreate(hosted.FileId, UriKind.Absolute, out Uri? address):
                Part(() => GeminiParts.WriteFile(writer, GeminiParts.File(address, hosted.MediaType)));
                break;
            case FunctionCallContent call:
                WriteCall(call);
                break;
            case FunctionResultContent result:
                WriteResult(result, path);
                break;
            default:
                gaps.Add(content, path, (content as HostedFileContent)?.FileId ?? content.GetType().Name);
                break;
        }
    }

    private void WriteText(string text, bool sealedHere)
    {
        string? later = sealedHere ? null : _seal;
        _seal = sealedHere ? _seal : null;
        Part(() => writer.WriteString("text", text));
        _seal = later;
    }

    // A client that keeps seals apart from calls sends them first; it is the call that must not be without.
    private static bool CallTakesSeal(IEnumerable<AIContent> rest) => rest.FirstOrDefault(content => content
        is FunctionCallContent
        or TextReasoningContent { ProtectedData: not null }) is FunctionCallContent;

    private void WriteCall(FunctionCallContent call)
    {
        _names[call.CallId] = call.Name;
        // Of parallel calls only the first bears a signature.
        if (!_sawCall && GeminiModels.WantsSignatures(model))
        {
            _seal ??= GeminiSeal.None;
        }

        _sawCall = true;
        Part(() => GeminiParts.WriteCall(writer, call));
    }

    private void WriteResult(FunctionResultContent result, string path)
    {
        if (!_names.TryGetValue(result.CallId, out string? name))
        {
            gaps.Add(path, $"the result of the call \"{result.CallId}\", which the conversation does not have");
            return;
        }

        IReadOnlyList<AIContent> parts = ToolOutcome.Parts(result);
        string text = string.Join('\n', parts.OfType<TextContent>().Select(part => part.Text));
        Part(() =>
        {
            writer.WriteStartObject("functionResponse");
            writer.WriteString("id", result.CallId);
            writer.WriteString("name", name);
            WriteResponse(text, ToolOutcome.IsError(result));
            WriteAttachments([.. parts.Where(part => part is not TextContent)], path);
            writer.WriteEndObject();
        });
    }

    private void WriteResponse(string text, bool failed)
    {
        writer.WritePropertyName("response");
        if (!failed && ToolArguments.IsObject(text))
        {
            writer.WriteRawValue(text);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString(failed ? "error" : "output", text);
        writer.WriteEndObject();
    }

    private void WriteAttachments(AIContent[] attachments, string path)
    {
        if (attachments.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("parts");
        foreach (AIContent attachment in attachments)
        {
            if (attachment is not DataContent and not UriContent)
            {
                gaps.Add(path, attachment.GetType().Name);
                continue;
            }

            writer.WriteStartObject();
            if (attachment is DataContent data)
            {
                GeminiParts.WriteData(writer, data);
            }
            else
            {
                GeminiParts.WriteFile(writer, (UriContent)attachment);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void Part(Action fields)
    {
        if (!_isOpen)
        {
            writer.WriteStartObject();
            writer.WriteString("role", _role == ChatRole.Assistant ? "model" : "user");
            writer.WriteStartArray("parts");
            _isOpen = true;
        }

        writer.WriteStartObject();
        fields();
        if (_seal is not null)
        {
            writer.WriteString("thoughtSignature", _seal);
            _seal = null;
        }

        writer.WriteEndObject();
    }
}
