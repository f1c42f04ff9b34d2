using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads the events of a streamed message.</summary>
internal sealed class AnthropicUpdateReader : UpdateReader
{
    private readonly ToolCallJoin _calls = new();
    private readonly PieceJoin _text = new();
    private readonly PieceJoin _thought = new();
    private readonly Dictionary<int, string> _inputs = [];
    private readonly AnthropicUsage _usage = new();
    private string? _id;
    private string? _model;
    private bool _ended;

    /// <inheritdoc />
    public override void Read(string? name, ReadOnlyMemory<byte> data, List<ChatResponseUpdate> updates)
    {
        if (_ended || Error is not null || data.Span.Trim((byte)' ').Length == 0)
        {
            return;
        }

        if (Json.Object(data.Span) is not { } root || (root.Text("type") ?? name) is not { } type)
        {
            BadEvents++;
            return;
        }

        switch (type)
        {
            case "message_start":
                Start(root.Inner("message") ?? root, updates);
                break;
            case "content_block_start":
                StartBlock(Index(root), root.Inner("content_block"), updates);
                break;
            case "content_block_delta":
                ReadDelta(Index(root), root.Inner("delta"), updates);
                break;
            case "content_block_stop":
                StopBlock(Index(root), updates);
                break;
            case "message_delta":
                ReadEnd(root, updates);
                break;
            case "message_stop":
                IsComplete = true;
                _ended = true;
                break;
            case "error":
                Error = AnthropicErrors.Found(200, root) ?? ErrorClue.Error(200, null, null, root.Text("message"));
                IsComplete = false;
                break;
            default:
                break; // Pings, and kinds of events that are still to come.
        }
    }

    private static int Index(JsonElement root) => (int)Math.Min(root.Count("index") ?? 0, int.MaxValue);

    private void Start(JsonElement message, List<ChatResponseUpdate> updates)
    {
        _id = message.Text("id");
        _model = message.Text("model");
        Usage = _usage.Take(message.Field("usage")) ?? Usage;
        ChatResponseUpdate update = Update();
        update.Role = ChatRole.Assistant;
        updates.Add(update);
    }

    private void StartBlock(int index, JsonElement? started, List<ChatResponseUpdate> updates)
    {
        if (started is not { } block)
        {
            BadEvents++;
            return;
        }

        switch (block.Text("type"))
        {
            case "text" when block.Text("text") is { Length: > 0 } text:
                Add(new TextContent(text), updates);
                break;
            case "thinking" when block.Text("thinking") is { Length: > 0 } thought:
                Add(new TextReasoningContent(thought), updates);
                break;
            case "redacted_thinking" when block.Text("data") is { } data:
                Add(new TextReasoningContent("") { ProtectedData = AnthropicSeal.Redacted(data) }, updates);
                break;
            case "tool_use":
                _inputs[index] = block.Inner("input")?.GetRawText() ?? "{}";
                Add(_calls.Add(index, block.Text("id"), block.Text("name"), ""), updates);
                break;
            default:
                break;
        }
    }

    private void ReadDelta(int index, JsonElement? said, List<ChatResponseUpdate> updates)
    {
        if (said is not { } delta)
        {
            BadEvents++;
            return;
        }

        switch (delta.Text("type"))
        {
            case "text_delta" when _text.Add(delta.Text("text") ?? "") is { Length: > 0 } text:
                Add(new TextContent(text), updates);
                break;
            case "thinking_delta" when _thought.Add(delta.Text("thinking") ?? "") is { Length: > 0 } thought:
                Add(new TextReasoningContent(thought), updates);
                break;
            case "signature_delta" when AnthropicAnswerReader.Seal(delta.Text("signature")) is { } seal:
                Add(new TextReasoningContent("") { ProtectedData = seal }, updates);
                break;
            case "input_json_delta" when _inputs.ContainsKey(index):
                Add(_calls.Add(index, null, null, delta.Text("partial_json") ?? ""), updates);
                break;
            default:
                break;
        }
    }

    private void StopBlock(int index, List<ChatResponseUpdate> updates)
    {
        if (!_inputs.TryGetValue(index, out string? input))
        {
            return;
        }

        // A tool without parameters streams no input at all; whole input may stand where the block began.
        if (_calls.IsBare(index))
        {
            Add(_calls.Add(index, null, null, input), updates);
        }

        foreach (FunctionCallContent call in _calls.Complete(index))
        {
            Add(call, updates);
        }
    }

    private void ReadEnd(JsonElement root, List<ChatResponseUpdate> updates)
    {
        Usage = _usage.Take(root.Field("usage")) ?? Usage;
        if (root.Inner("delta") is not { } delta || delta.Text("stop_reason") is not { } word)
        {
            return;
        }

        IsComplete = true;
        ChatResponseUpdate update = Update();
        update.FinishReason = AnthropicStop.Read(word);
        update.AdditionalProperties = AnthropicAnswerReader.Extras(delta);
        updates.Add(update);
    }

    private void Add(AIContent? content, List<ChatResponseUpdate> updates)
    {
        if (content is not null)
        {
            ChatResponseUpdate update = Update();
            update.Contents.Add(content);
            updates.Add(update);
        }
    }

    private ChatResponseUpdate Update() => new() { ResponseId = _id, ModelId = _model };
}
