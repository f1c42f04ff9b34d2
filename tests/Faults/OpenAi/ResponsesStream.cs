namespace Pointsman.Faults;

/// <summary>The events of a streamed response: it is created, each of its items is opened, told in pieces and closed,
/// and it is completed with usage.</summary>
internal sealed class ResponsesStream(Answer answer, Behaviour behaviour)
{
    private readonly List<StreamEvent> _events = [];
    private readonly ResponsesBody _body = new(answer);
    private readonly int _pieces =
        answer.Reasoning.Count + answer.Text.Count + answer.Calls.Sum(call => call.Pieces.Count);
    private int _sent;
    private int _item;

    public IReadOnlyList<StreamEvent> Events()
    {
        Usage? early = behaviour.UsagePlace == UsagePlace.Every ? answer.Usage.After(0, Math.Max(_pieces, 1)) : null;
        string opened = $"\"response\":{_body.Opened("in_progress", early)}";
        Add(StreamPart.Frame, "response.created", opened);
        Add(StreamPart.Frame, "response.in_progress", opened);
        if (answer.Reasoning.Count > 0)
        {
            Reasoning();
        }

        if (answer.Calls.Count == 0)
        {
            Message();
        }

        for (int i = 0; i < answer.Calls.Count; i++)
        {
            Call(i);
        }

        string status = ResponsesBody.StatusWord(answer.Finish);
        bool told = behaviour.UsagePlace is not (UsagePlace.LastContent or UsagePlace.Nowhere);
        Add(StreamPart.End, $"response.{status}", $"\"response\":{_body.Whole(status, told ? answer.Usage : null)}");
        return _events;
    }

    private void Reasoning()
    {
        string id = answer.Id("rs_");
        string part = $"\"item_id\":\"{id}\",\"output_index\":{_item},\"summary_index\":0";
        string whole = JsonText.Quote(answer.WholeReasoning);
        Open(_body.Reasoning(whole: false));
        Add(StreamPart.Frame, "response.reasoning_summary_part.added",
            $"{part},\"part\":{{\"type\":\"summary_text\",\"text\":\"\"}}");
        foreach (string piece in answer.Reasoning)
        {
            Piece("response.reasoning_summary_text.delta", $"{part},\"delta\":{JsonText.Quote(piece)}");
        }

        Add(StreamPart.Frame, "response.reasoning_summary_text.done", $"{part},\"text\":{whole}");
        Add(StreamPart.Frame, "response.reasoning_summary_part.done",
            $"{part},\"part\":{{\"type\":\"summary_text\",\"text\":{whole}}}");
        Close(_body.Reasoning(whole: true));
    }

    private void Message()
    {
        string part = $"\"item_id\":\"{answer.Id("msg_")}\",\"output_index\":{_item},\"content_index\":0";
        Open(_body.Message(whole: false));
        Add(StreamPart.Frame, "response.content_part.added", $"{part},\"part\":{ResponsesBody.Text("")}");
        foreach (string piece in answer.Text)
        {
            string text = JsonText.Quote(piece, behaviour.CutsEscapes);
            Piece("response.output_text.delta", $"{part},\"delta\":{text},\"logprobs\":[]");
        }

        Add(StreamPart.Frame, "response.output_text.done",
            $"{part},\"text\":{JsonText.Quote(answer.WholeText)},\"logprobs\":[]");
        Add(StreamPart.Frame, "response.content_part.done", $"{part},\"part\":{ResponsesBody.Text(answer.WholeText)}");
        Close(_body.Message(whole: true));
    }

    private void Call(int index)
    {
        ToolCall call = answer.Calls[index];
        string part = $"\"item_id\":\"{_body.CallId(index)}\",\"output_index\":{_item}";
        string repeated = behaviour.RepeatsIds
            ? $",\"call_id\":\"{call.Id}\",\"name\":{JsonText.Quote(call.Name)}" : "";
        Add(StreamPart.Content, "response.output_item.added", Item(_body.Call(index, whole: false)));
        foreach (string piece in call.Pieces)
        {
            Piece("response.function_call_arguments.delta", $"{part}{repeated},\"delta\":{JsonText.Quote(piece)}");
        }

        Add(StreamPart.Frame, "response.function_call_arguments.done",
            $"{part},\"name\":{JsonText.Quote(call.Name)},\"arguments\":{JsonText.Quote(call.Arguments)}");
        Close(_body.Call(index, whole: true));
    }

    private void Open(string item) => Add(StreamPart.Frame, "response.output_item.added", Item(item));

    private void Close(string item)
    {
        Add(StreamPart.Frame, "response.output_item.done", Item(item));
        _item++;
    }

    private string Item(string item) => $"\"output_index\":{_item},\"item\":{item}";

    private void Piece(string type, string fields)
    {
        _sent++;
        string usage = behaviour.UsagePlace switch
        {
            UsagePlace.Every => $",\"usage\":{ResponsesBody.Usage(answer.Usage.After(_sent, _pieces))}",
            UsagePlace.LastContent when _sent == _pieces => $",\"usage\":{ResponsesBody.Usage(answer.Usage)}",
            _ => "",
        };
        Add(StreamPart.Content, type, fields + usage);
    }

    private void Add(StreamPart part, string type, string fields) => _events.Add(
        new(part, $$"""{"type":"{{type}}","sequence_number":{{_events.Count}},{{fields}}}""", type));
}
