using System.Buffers;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Writes an answer as the events of a message. Blocks come one after another here, while others let text and several
/// calls run side by side: the first is written as it comes and what comes beside it waits for its turn.
/// </summary>
internal sealed class AnthropicAnswerStream(ChatAsk ask) : AnswerStream
{
    private readonly Dictionary<int, AnthropicOpenBlock> _calls = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<AnthropicOpenBlock> _waiting = [];
    private readonly AnthropicEvents _events = new();
    private AnthropicOpenBlock? _open;
    private AnthropicOpenBlock? _newest;
    private string? _id;
    private string? _model;
    private string? _stopSequence;
    private ChatFinishReason? _reason;
    private UsageDetails? _usage;
    private bool _refused;
    private bool _begun;

    /// <inheritdoc />
    public override void Write(ChatResponseUpdate update, IBufferWriter<byte> output)
    {
        _id ??= update.ResponseId;
        _model ??= update.ModelId;
        _reason = update.FinishReason ?? _reason;
        _stopSequence = update.AdditionalProperties.Word(NeutralKeys.StopSequence) ?? _stopSequence;
        foreach (UsageContent usage in update.Contents.OfType<UsageContent>())
        {
            (_usage ??= new UsageDetails()).Add(usage.Details);
        }

        if (update.Role is not null || update.Contents.Any(content => content is not UsageContent))
        {
            Begin(output);
        }

        foreach (AIContent content in update.Contents)
        {
            Write(content, output);
        }
    }

    /// <inheritdoc />
    public override void Finish(IBufferWriter<byte> output)
    {
        Begin(output);
        while (_open is not null)
        {
            _open.Ended = true;
            Advance(output, isEnd: true);
        }

        string reason = AnthropicStop.Word(_reason, _known.Count > 0, _refused, _stopSequence);
        AnthropicEvents.Stop(output, reason, reason == "stop_sequence" ? _stopSequence : null, _usage);
    }

    /// <inheritdoc />
    public override void Fail(WireError error, IBufferWriter<byte> output) =>
        SseText.Write(output, "error", writer => AnthropicErrors.Write(writer, error));

    private void Begin(IBufferWriter<byte> output)
    {
        if (!_begun)
        {
            _begun = true;
            AnthropicEvents.Start(output, _id, _model ?? ask.Model, _usage);
        }
    }

    private void Write(AIContent content, IBufferWriter<byte> output)
    {
        switch (content)
        {
            case TextReasoningContent { Text: "", ProtectedData: null }:
                break;
            case TextReasoningContent thought:
                WriteThought(thought, output);
                break;
            case ToolCallDelta delta:
                WriteDelta(delta, output);
                break;
            case FunctionCallContent call when _known.Add(call.CallId):
                var whole = new AnthropicOpenBlock
                {
                    Kind = AnthropicBlockKind.ToolUse, CallId = call.CallId, Name = call.Name, Ended = true,
                };
                Enter(whole, ToolArguments.Text(call), output);
                break;
            case FunctionCallContent call:
                foreach (AnthropicOpenBlock block in _calls.Values.Where(block => block.CallId == call.CallId))
                {
                    block.Ended = true;
                }

                Advance(output);
                break;
            default:
                _refused |= content is ErrorContent;
                if (AnthropicAnswerWriter.Told(content) is { Length: > 0 } text)
                {
                    Add(AnthropicBlockKind.Text, text, output);
                }

                break;
        }
    }

    private void WriteThought(TextReasoningContent thought, IBufferWriter<byte> output)
    {
        if (AnthropicSeal.RedactedData(thought.ProtectedData) is { } data)
        {
            Enter(new AnthropicOpenBlock { Kind = AnthropicBlockKind.Redacted, Seal = data, Ended = true }, "", output);
            return;
        }

        Add(AnthropicBlockKind.Thinking, thought.Text, output);
        if (thought.ProtectedData is { } seal && _newest is { } block)
        {
            block.Seal = ReasoningSeal.ToClient(WireFormat.Anthropic, seal);
            block.Ended = true;
            if (block == _open)
            {
                _events.Seal(output, block);
            }
        }
    }

    private void WriteDelta(ToolCallDelta delta, IBufferWriter<byte> output)
    {
        if (_calls.TryGetValue(delta.Index, out AnthropicOpenBlock? known))
        {
            if (!known.Ended)
            {
                Extend(known, delta.Arguments, output);
            }

            return;
        }

        var fresh = new AnthropicOpenBlock
        {
            Kind = AnthropicBlockKind.ToolUse,
            Call = delta.Index,
            CallId = delta.CallId ?? MintedId.New("toolu_"),
            Name = delta.Name ?? "",
        };
        _calls[delta.Index] = fresh;
        _known.Add(fresh.CallId);
        fresh.Follow(delta.Arguments);
        Enter(fresh, delta.Arguments, output);
    }

    // Text goes on in the newest block while it is of its kind; anything else begins a new one.
    private void Add(AnthropicBlockKind kind, string text, IBufferWriter<byte> output)
    {
        if (_newest is { Ended: false } newest && newest.Kind == kind)
        {
            Extend(newest, text, output);
        }
        else
        {
            Enter(new AnthropicOpenBlock { Kind = kind }, text, output);
        }
    }

    private void Extend(AnthropicOpenBlock block, string text, IBufferWriter<byte> output)
    {
        if (block.Kind == AnthropicBlockKind.ToolUse)
        {
            block.Follow(text);
        }

        if (block == _open)
        {
            _events.Delta(output, block, text);
        }
        else
        {
            block.Waiting.Append(text);
        }
    }

    private void Enter(AnthropicOpenBlock block, string text, IBufferWriter<byte> output)
    {
        if (_newest is { Kind: not AnthropicBlockKind.ToolUse } before)
        {
            before.Ended = true;
        }

        _newest = block;
        block.Waiting.Append(text);
        _waiting.Enqueue(block);
        Advance(output);
    }

    // Closes the open block when nothing more belongs in it and another waits, and opens that one.
    private void Advance(IBufferWriter<byte> output, bool isEnd = false)
    {
        while (_open is null ? _waiting.Count > 0 : _open.Ended && (isEnd || _waiting.Count > 0))
        {
            if (_open is not null)
            {
                _events.Close(output);
                _open = null;
            }

            if (_waiting.TryDequeue(out AnthropicOpenBlock? next))
            {
                _open = next;
                _events.Open(output, next);
            }
        }
    }
}
