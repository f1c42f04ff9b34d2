using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>OpenAI's chat completions, and Azure's form of them.</summary>
internal sealed class ChatDialect(bool isAzure) : StreamDialect
{
    public override Protocol Protocol => isAzure ? Protocol.AzureChat : Protocol.OpenAiChat;

    public override Asked Read(JsonElement body, HttpRequest request, string model) => ChatReader.Read(body, model);

    public override string Error(Refusal refusal) => isAzure && refusal.Complaint == Complaint.ContentFilter
        ? AzureFilter.Error(refusal)
        : OpenAiErrors.Body(refusal);

    public override IEnumerable<KeyValuePair<string, string>> Headers(int number) => OpenAiHeaders.Of(number, isAzure);

    public override string Plain(Answer answer, Asked asked, Behaviour behaviour)
    {
        string choices = string.Join(',',
            Enumerable.Range(0, asked.Choices).Select(i => Choice(answer, asked, behaviour, i)));
        string prompt = isAzure ? $",\"prompt_filter_results\":[{AzureFilter.Prompt}]" : "";
        string usage = behaviour.UsagePlace == UsagePlace.Nowhere ? "" : $",\"usage\":{OpenAiUsage.Chat(answer.Usage)}";
        return $$"""
            {"id":"{{answer.Id("chatcmpl-")}}","object":"chat.completion","created":1767225600,
            """ + $$"""
            "model":{{JsonText.Quote(answer.Model)}},"choices":[{{choices}}]{{usage}}{{prompt}},
            """ + """
            "service_tier":"default","system_fingerprint":"fp_mock"}
            """;
    }

    public override IReadOnlyList<StreamEvent> Stream(Answer answer, Asked asked, Behaviour behaviour) =>
        [.. new ChatStream(answer, asked, behaviour, isAzure).Events()];

    public override StreamEvent EmptyDelta(Answer answer) =>
        new(StreamPart.Frame, ChatStream.Chunk(answer, """{"content":""}"""));

    public override StreamEvent LateDelta(Answer answer) =>
        new(StreamPart.Frame, ChatStream.Chunk(answer, """{"content":"after the end"}"""));

    public override StreamEvent ErrorEvent(Answer answer, Behaviour behaviour) =>
        new(StreamPart.Frame, OpenAiErrors.Body(new(500, Complaint.Usual, "The mock failed while it answered.")));

    /// <summary>The word for why an answer ended.</summary>
    public static string FinishWord(Finish finish) => finish switch
    {
        Finish.Length => "length",
        Finish.ToolCalls => "tool_calls",
        Finish.Filtered => "content_filter",
        _ => "stop",
    };

    private string Choice(Answer answer, Asked asked, Behaviour behaviour, int index)
    {
        string text = answer.Calls.Count > 0 ? "null" : JsonText.Quote(answer.WholeText, behaviour.CutsEscapes);
        string thought = answer.Reasoning.Count > 0
            ? $",\"reasoning_content\":{JsonText.Quote(answer.WholeReasoning)}"
            : "";
        string calls = answer.Calls.Count > 0 ? $",\"tool_calls\":[{string.Join(',', answer.Calls.Select(Call))}]" : "";
        string logs = asked.WantsLogProbabilities ? LogProbabilities.Of(answer.Text) : "null";
        string filter = isAzure ? $",\"content_filter_results\":{AzureFilter.Results}" : "";
        return $$"""
            {"index":{{index}},"message":{"role":"assistant","content":{{text}},
            """ + $$"""
            "refusal":null,"annotations":[]{{thought}}{{calls}}},
            """ + $$"""
            "logprobs":{{logs}},"finish_reason":"{{FinishWord(answer.Finish)}}"{{filter}}}
            """;
    }

    private static string Call(ToolCall call) =>
        $$"""{"id":"{{call.Id}}","type":"function","function":{{Function(call)}}}""";

    private static string Function(ToolCall call) =>
        $$"""{"name":{{JsonText.Quote(call.Name)}},"arguments":{{JsonText.Quote(call.Arguments)}}}""";
}
