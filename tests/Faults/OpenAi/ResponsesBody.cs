namespace Pointsman.Faults;

/// <summary>The response object of OpenAI's responses, and its items.</summary>
internal sealed class ResponsesBody(Answer answer)
{
    public static string StatusWord(Finish finish) =>
        finish is Finish.Length or Finish.Filtered ? "incomplete" : "completed";

    public static string Usage(Usage usage) => $$"""
        {"input_tokens":{{usage.Told(usage.Input)}},
        """ + $$"""
        "input_tokens_details":{"cached_tokens":{{usage.Told(usage.Cached)}} },
        """ + $$"""
        "output_tokens":{{usage.Told(usage.Output)}},
        """ + $$"""
        "output_tokens_details":{"reasoning_tokens":{{usage.Told(usage.Reasoning)}} },
        """ + $$"""
        "total_tokens":{{usage.Told(usage.Input + usage.Output)}}}
        """;

    /// <summary>The response with all that it says.</summary>
    public string Whole(string status, Usage? usage) => Body(status, string.Join(',', Items()), usage, "null");

    /// <summary>The response before it says anything, or when it never will.</summary>
    public string Opened(string status, Usage? usage, string error = "null") => Body(status, "", usage, error);

    public string Reasoning(bool whole)
    {
        string summary = whole
            ? $$"""{"type":"summary_text","text":{{JsonText.Quote(answer.WholeReasoning)}}}"""
            : "";
        return $$"""{"id":"{{answer.Id("rs_")}}","type":"reasoning","summary":[{{summary}}]}""";
    }

    public string Message(bool whole)
    {
        string content = whole ? Text(answer.WholeText) : "";
        return $$"""
            {"id":"{{answer.Id("msg_")}}","type":"message","status":"{{Word(whole)}}","role":"assistant",
            """ + $$"""
            "content":[{{content}}]}
            """;
    }

    public static string Text(string text) =>
        $$"""{"type":"output_text","annotations":[],"logprobs":[],"text":{{JsonText.Quote(text)}}}""";

    public string Call(int index, bool whole)
    {
        ToolCall call = answer.Calls[index];
        return $$"""
            {"id":"{{CallId(index)}}","type":"function_call","status":"{{Word(whole)}}","call_id":"{{call.Id}}",
            """ + $$"""
            "name":{{JsonText.Quote(call.Name)}},"arguments":{{JsonText.Quote(whole ? call.Arguments : "")}}}
            """;
    }

    public string CallId(int index) => $"{answer.Id("fc_")}x{index}";

    private IEnumerable<string> Items()
    {
        if (answer.Reasoning.Count > 0)
        {
            yield return Reasoning(whole: true);
        }

        if (answer.Calls.Count == 0)
        {
            yield return Message(whole: true);
        }

        for (int i = 0; i < answer.Calls.Count; i++)
        {
            yield return Call(i, whole: true);
        }
    }

    private static string Word(bool whole) => whole ? "completed" : "in_progress";

    private string Body(string status, string items, Usage? usage, string error)
    {
        string incomplete = status != "incomplete" ? "null"
            : answer.Finish == Finish.Length ? """{"reason":"max_output_tokens"}""" : """{"reason":"content_filter"}""";
        return $$"""
            {"id":"{{answer.Id("resp_")}}","object":"response","created_at":1767225600,
            """ + $$"""
            "status":"{{status}}","background":false,
            """ + $$"""
            "error":{{error}},"incomplete_details":{{incomplete}},"instructions":null,"max_output_tokens":null,
            """ + $$"""
            "model":{{JsonText.Quote(answer.Model)}},"output":[{{items}}],
            """ + $$"""
            "parallel_tool_calls":true,"previous_response_id":null,
            """ + $$"""
            "reasoning":{"effort":null,"summary":null},"service_tier":"default","store":true,"temperature":1.0,
            """ + $$"""
            "text":{"format":{"type":"text"} },"tool_choice":"auto","tools":[],"top_p":1.0,"truncation":"disabled",
            """ + $$"""
            "usage":{{(usage is null ? "null" : Usage(usage))}},"user":null,"metadata":{} }
            """;
    }
}
