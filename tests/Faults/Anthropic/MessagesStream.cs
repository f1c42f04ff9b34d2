namespace Pointsman.Faults;

/// <summary>The events of a streamed message: it starts, each of its blocks starts, is told in pieces and stops, and it
/// stops with usage.</summary>
internal sealed class MessagesStream(Answer answer, Behaviour behaviour)
{
    public const string Signature = "bW9jay1zaWduYXR1cmU=";

    private readonly List<StreamEvent> _events = [];
    private readonly int _pieces =
        answer.Reasoning.Count + answer.Text.Count + answer.Calls.Sum(call => call.Pieces.Count);
    private int _sent;
    private int _block;

    public static StreamEvent Ping { get; } = new(StreamPart.Frame, """{"type": "ping"}""", "ping");

    public IReadOnlyList<StreamEvent> Events()
    {
        Start();
        if (answer.Reasoning.Count > 0)
        {
            Thinking();
        }

        if (answer.Text.Count > 0)
        {
            Text();
        }

        foreach (ToolCall call in answer.Calls)
        {
            Tool(call);
        }

        bool told = behaviour.UsagePlace is not (UsagePlace.LastContent or UsagePlace.Nowhere);
        Add(StreamPart.Finish, "message_delta",
            Delta(MessagesDialect.StopWord(answer.Finish), told ? answer.Usage : null));
        Add(StreamPart.End, "message_stop", "");
        return _events;
    }

    /// <summary>Anthropic's ids of calls have another beginning.</summary>
    public static string Id(ToolCall call) => call.Id.Replace("call_", "toolu_", StringComparison.Ordinal);

    /// <summary>A piece of text that belongs to no plan.</summary>
    public static StreamEvent Delta(string text) => new(StreamPart.Frame, $$$"""
        {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"{{{text}}}"}}
        """, "content_block_delta");

    private void Start()
    {
        string usage = behaviour.UsagePlace is UsagePlace.Nowhere or UsagePlace.LastContent
            ? ""
            : $",\"usage\":{AnthropicUsage.Of(answer.Usage with { Output = 1 })}";
        Add(StreamPart.Frame, "message_start", $$"""
            ,"message":{"id":"{{answer.Id("msg_")}}","type":"message","role":"assistant",
            """ + $$"""
            "model":{{JsonText.Quote(answer.Model)}},"content":[],"stop_reason":null,"stop_sequence":null{{usage}}}
            """);
    }

    private void Thinking()
    {
        Open(StreamPart.Frame, """{"type":"thinking","thinking":"","signature":""}""");
        foreach (string piece in answer.Reasoning)
        {
            Piece($$"""{"type":"thinking_delta","thinking":{{JsonText.Quote(piece)}}}""");
        }

        string signature = $$"""{"type":"signature_delta","signature":"{{Signature}}"}""";
        Add(StreamPart.Frame, "content_block_delta", $",\"index\":{_block},\"delta\":{signature}");
        Close();
    }

    private void Text()
    {
        Open(StreamPart.Frame, """{"type":"text","text":""}""");
        foreach (string piece in answer.Text)
        {
            Piece($$"""{"type":"text_delta","text":{{JsonText.Quote(piece, behaviour.CutsEscapes)}}}""");
        }

        Close();
    }

    private void Tool(ToolCall call)
    {
        string id = $"\"id\":\"{Id(call)}\",\"name\":{JsonText.Quote(call.Name)}";
        Open(StreamPart.Content, $$"""{"type":"tool_use",{{id}},"input":{} }""");
        Add(StreamPart.Frame, "content_block_delta",
            $$$""","index":{{{_block}}},"delta":{"type":"input_json_delta","partial_json":""}""");
        foreach (string piece in call.Pieces)
        {
            string repeated = behaviour.RepeatsIds ? "," + id : "";
            Piece($$"""{"type":"input_json_delta","partial_json":{{JsonText.Quote(piece)}}{{repeated}}}""");
        }

        Close();
    }

    private void Open(StreamPart part, string block)
    {
        Add(part, "content_block_start", $",\"index\":{_block},\"content_block\":{block}");
        if (_block == 0)
        {
            _events.Add(Ping);
        }
    }

    private void Close()
    {
        Add(StreamPart.Frame, "content_block_stop", $",\"index\":{_block}");
        _block++;
    }

    private void Piece(string delta)
    {
        _sent++;
        bool last = behaviour.UsagePlace == UsagePlace.LastContent && _sent == _pieces;
        string usage = last ? $",\"usage\":{AnthropicUsage.Of(answer.Usage)}" : "";
        Add(StreamPart.Content, "content_block_delta", $",\"index\":{_block},\"delta\":{delta}{usage}");
        if (behaviour.UsagePlace == UsagePlace.Every)
        {
            Add(StreamPart.Frame, "message_delta", Delta(null, answer.Usage.After(_sent, _pieces)));
        }
    }

    private static string Delta(string? stop, Usage? usage)
    {
        string word = stop is null ? "null" : $"\"{stop}\"";
        string told = usage is null ? "" : $",\"usage\":{AnthropicUsage.Of(usage)}";
        return $$""","delta":{"stop_reason":{{word}},"stop_sequence":null}{{told}}""";
    }

    private void Add(StreamPart part, string type, string rest) =>
        _events.Add(new(part, $$"""{"type":"{{type}}"{{rest}}}""", type));
}
