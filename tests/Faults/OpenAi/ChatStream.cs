namespace Pointsman.Faults;

/// <summary>The events of a streamed chat completion: a role, pieces, why it ended, usage when it was asked for, and
/// <c>[DONE]</c>.</summary>
internal sealed class ChatStream(Answer answer, Asked asked, Behaviour behaviour, bool isAzure)
{
    private readonly int _pieces =
        answer.Reasoning.Count + answer.Text.Count + answer.Calls.Sum(call => call.Pieces.Count);
    private readonly bool _usual = behaviour.UsagePlace == UsagePlace.Usual && asked.IncludesUsage;
    private int _sent;

    public IEnumerable<StreamEvent> Events()
    {
        if (isAzure)
        {
            yield return new(StreamPart.Frame,
                Envelope($"\"choices\":[],\"prompt_filter_results\":[{AzureFilter.Prompt}]"));
        }

        string content = answer.Calls.Count > 0 ? "null" : "\"\"";
        foreach (int choice in Choices)
        {
            yield return Frame($$"""{"role":"assistant","content":{{content}},"refusal":null}""", choice);
        }

        foreach (StreamEvent piece in Pieces())
        {
            yield return piece;
        }

        foreach (int choice in Choices)
        {
            string finish = $"\"{ChatDialect.FinishWord(answer.Finish)}\"";
            yield return new(StreamPart.Finish, Delta("{}", choice, finish: finish));
        }

        if (_usual)
        {
            string usage = $"\"choices\":[],\"usage\":{OpenAiUsage.Chat(answer.Usage)}";
            yield return new(StreamPart.Usage, Envelope(usage));
        }

        yield return new(StreamPart.End, "[DONE]");
    }

    /// <summary>A chunk with one delta and nothing else to say.</summary>
    public static string Chunk(Answer answer, string delta) => Envelope(
        answer, $$"""
        "choices":[{"index":0,"delta":{{delta}},"logprobs":null,"finish_reason":null}]
        """);

    private IEnumerable<int> Choices => Enumerable.Range(0, asked.Choices);

    private IEnumerable<StreamEvent> Pieces()
    {
        foreach (string piece in answer.Reasoning)
        {
            yield return Piece($$"""{"reasoning_content":{{JsonText.Quote(piece)}}}""");
        }

        foreach (string piece in answer.Text)
        {
            string logs = asked.WantsLogProbabilities ? LogProbabilities.Of([piece]) : "null";
            string delta = $$"""{"content":{{JsonText.Quote(piece, behaviour.CutsEscapes)}}}""";
            yield return Piece(delta, logs);
            foreach (int choice in Choices.Skip(1))
            {
                yield return new(StreamPart.Frame, Delta(delta, choice, logs));
            }
        }

        for (int i = 0; i < answer.Calls.Count; i++)
        {
            foreach (StreamEvent one in Call(answer.Calls[i], i))
            {
                yield return one;
            }
        }
    }

    private IEnumerable<StreamEvent> Call(ToolCall call, int index)
    {
        string name = call.Name;
        string start = behaviour.CutsNames ? name[..(name.Length / 2)] : name;
        string head = $$"""
            {"index":{{index}},"id":"{{call.Id}}","type":"function",
            """;
        yield return new(StreamPart.Content, Delta(Tool(head + Function(start, ""))));
        string repeated = behaviour.RepeatsIds ? head : $$"""{"index":{{index}},""";
        if (behaviour.CutsNames)
        {
            yield return new(StreamPart.Content, Delta(Tool(repeated + Function(name[start.Length..], ""))));
        }

        foreach (string piece in call.Pieces)
        {
            string function = behaviour.RepeatsIds
                ? Function(name, piece)
                : $$$"""
                "function":{"arguments":{{{JsonText.Quote(piece)}}}}}
                """;
            yield return Piece(Tool(repeated + function));
        }
    }

    private static string Tool(string call) => $$"""{"tool_calls":[{{call}}]}""";

    private static string Function(string name, string arguments) => $$$"""
        "function":{"name":{{{JsonText.Quote(name)}}},"arguments":{{{JsonText.Quote(arguments)}}}}}
        """;

    private StreamEvent Frame(string delta, int choice) => new(StreamPart.Frame, Delta(delta, choice));

    // A piece of the answer, which counts for a running usage.
    private StreamEvent Piece(string delta, string logs = "null")
    {
        _sent++;
        return new(StreamPart.Content, Delta(delta, 0, logs));
    }

    private string Delta(string delta, int choice = 0, string logs = "null", string finish = "null") => Envelope($$"""
        "choices":[{"index":{{choice}},"delta":{{delta}},"logprobs":{{logs}},
        """ + $$"""
        "finish_reason":{{finish}}{{Filter(finish)}}}]{{Usage(finish != "null")}}
        """);

    private string Filter(string finish) =>
        isAzure ? $",\"content_filter_results\":{(finish == "null" ? AzureFilter.Results : "{}")}" : "";

    private string Usage(bool finishes) => behaviour.UsagePlace switch
    {
        UsagePlace.Every => $",\"usage\":{OpenAiUsage.Chat(answer.Usage.After(_sent, _pieces))}",
        UsagePlace.LastContent when _sent == _pieces && _sent > 0 && !finishes => Whole,
        UsagePlace.WithFinish when finishes => Whole,
        _ => _usual ? ",\"usage\":null" : "",
    };

    private string Whole => $",\"usage\":{OpenAiUsage.Chat(answer.Usage)}";

    private string Envelope(string rest) => Envelope(answer, rest);

    private static string Envelope(Answer answer, string rest) => $$"""
        {"id":"{{answer.Id("chatcmpl-")}}","object":"chat.completion.chunk","created":1767225600,
        """ + $$"""
        "model":{{JsonText.Quote(answer.Model)}},"service_tier":"default","system_fingerprint":"fp_mock",{{rest}}}
        """;
}
