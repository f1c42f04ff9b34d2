using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Writes an answer as chunks of a chat completion.</summary>
internal sealed class OpenAiChatAnswerStream(ChatAsk ask) : AnswerStream
{
    private readonly Dictionary<int, int> _places = [];
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly List<string> _thought = [];
    private string? _id;
    private string? _model;
    private string? _fingerprint;
    private DateTimeOffset? _created;
    private ChatFinishReason? _reason;
    private UsageDetails? _usage;
    private int _calls;
    private bool _begun;

    /// <inheritdoc />
    public override void Write(ChatResponseUpdate update, IBufferWriter<byte> output)
    {
        _id ??= update.ResponseId;
        _model ??= update.ModelId;
        _created ??= update.CreatedAt;
        _fingerprint ??= update.AdditionalProperties.Word(NeutralKeys.SystemFingerprint);
        _reason = update.FinishReason ?? _reason;
        if (!_begun && (update.Role is not null || update.Contents.Any(content => content is not UsageContent)))
        {
            Begin(output);
        }

        AdditionalPropertiesDictionary? extras = update.AdditionalProperties;
        foreach (AIContent content in update.Contents)
        {
            Write(content, extras, output);
            extras = content is TextContent { Text.Length: > 0 } ? null : extras; // They belong to the first text.
        }

        if (extras?.ContainsKey(NeutralKeys.AnswerLogProbabilities) == true)
        {
            Chunk(output, extras, null, _ => { });
        }
    }

    /// <inheritdoc />
    public override void Finish(IBufferWriter<byte> output)
    {
        if (!_begun)
        {
            Begin(output);
        }

        Chunk(output, null, OpenAiChatFinish.Word(_reason, _calls > 0), _ => { });
        if (ask.StreamUsage && _usage is { } usage)
        {
            SseText.Write(output, null, writer =>
            {
                WriteHead(writer);
                writer.WriteStartArray("choices");
                writer.WriteEndArray();
                OpenAiChatUsage.Write(writer, usage);
                writer.WriteEndObject();
            });
        }

        output.Write("data: [DONE]\n\n"u8);
    }

    /// <inheritdoc />
    public override void Fail(WireError error, IBufferWriter<byte> output) =>
        SseText.Write(output, null, writer => OpenAiChatErrors.Write(writer, error));

    private void Begin(IBufferWriter<byte> output)
    {
        _begun = true;
        Chunk(output, null, null, writer =>
        {
            writer.WriteString("role", "assistant");
            writer.WriteString("content", "");
        });
    }

    private void Write(AIContent content, AdditionalPropertiesDictionary? extras, IBufferWriter<byte> output)
    {
        switch (content)
        {
            case TextContent { Text.Length: > 0 } text:
                Chunk(output, extras, null, writer => writer.WriteString("content", text.Text));
                break;
            case TextReasoningContent reasoning:
                WriteReasoning(reasoning, output);
                break;
            case ErrorContent refusal:
                Chunk(output, null, null, writer => writer.WriteString("refusal", refusal.Message));
                break;
            case ToolCallDelta delta:
                WriteDelta(delta, output);
                break;
            case FunctionCallContent call when _written.Add(call.CallId):
                WriteCall(_calls++, call.CallId, call.Name, ToolArguments.Text(call), output);
                break;
            case DataContent media:
                Chunk(output, null, null, writer => OpenAiChatAnswerWriter.WriteImages(writer, [media]));
                break;
            case UsageContent usage:
                (_usage ??= new UsageDetails()).Add(usage.Details);
                break;
            default:
                break; // An empty text, or a whole call whose pieces were written as they came.
        }
    }

    private void WriteReasoning(TextReasoningContent reasoning, IBufferWriter<byte> output)
    {
        if (reasoning.Text.Length > 0)
        {
            _thought.Add(reasoning.Text);
            Chunk(output, null, null, writer => writer.WriteString("reasoning_content", reasoning.Text));
        }

        // The seal comes last and is of use only with the whole of the text that it seals.
        if (reasoning.ProtectedData is { } seal)
        {
            var whole = new TextReasoningContent(string.Concat(_thought)) { ProtectedData = seal };
            _thought.Clear();
            Chunk(output, null, null, writer => OpenAiChatReasoning.Write(writer, [whole]));
        }
    }

    private void WriteDelta(ToolCallDelta delta, IBufferWriter<byte> output)
    {
        if (!_places.TryGetValue(delta.Index, out int place))
        {
            place = _places[delta.Index] = _calls++;
            string id = delta.CallId ?? MintedId.New("call_");
            _written.Add(id);
            WriteCall(place, id, delta.Name ?? "", delta.Arguments, output);
            return;
        }

        Chunk(output, null, null, writer => Call(writer, place, () =>
        {
            writer.WriteStartObject("function");
            writer.WriteString("arguments", delta.Arguments);
            writer.WriteEndObject();
        }));
    }

    private void WriteCall(int place, string id, string name, string arguments, IBufferWriter<byte> output) =>
        Chunk(output, null, null, writer => Call(writer, place, () =>
            OpenAiChatAnswerWriter.BeginCall(writer, id, name, arguments)));

    private static void Call(Utf8JsonWriter writer, int place, Action rest)
    {
        writer.WriteStartArray("tool_calls");
        writer.WriteStartObject();
        writer.WriteNumber("index", place);
        rest();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private void Chunk(
        IBufferWriter<byte> output, AdditionalPropertiesDictionary? extras, string? reason,
        Action<Utf8JsonWriter> delta) =>
        SseText.Write(output, null, writer =>
        {
            WriteHead(writer);
            writer.WriteStartArray("choices");
            writer.WriteStartObject();
            writer.WriteNumber("index", 0);
            writer.WriteStartObject("delta");
            delta(writer);
            writer.WriteEndObject();
            OpenAiChatAnswerWriter.WriteProbabilities(writer, extras);
            writer.WriteString("finish_reason", reason);
            writer.WriteEndObject();
            writer.WriteEndArray();
            if (ask.StreamUsage)
            {
                writer.WriteNull("usage");
            }

            writer.WriteEndObject();
        });

    private void WriteHead(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", _id ??= MintedId.New("chatcmpl-"));
        writer.WriteString("object", "chat.completion.chunk");
        writer.WriteNumber("created", (_created ??= ask.ReceivedAt).ToUnixTimeSeconds());
        writer.WriteString("model", _model ??= ask.Model);
        if (_fingerprint is not null)
        {
            writer.WriteString(NeutralKeys.SystemFingerprint, _fingerprint);
        }
    }
}
