using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>Anthropic's messages.</summary>
internal sealed class MessagesDialect : StreamDialect
{
    public override Protocol Protocol => Protocol.AnthropicMessages;

    public override StreamEvent Ping => MessagesStream.Ping;

    public override Asked Read(JsonElement body, HttpRequest request, string model) =>
        MessagesReader.Read(body, request, needsMaxTokens: true);

    public override string Error(Refusal refusal) => AnthropicErrors.Body(refusal);

    public override IEnumerable<KeyValuePair<string, string>> Headers(int number) => AnthropicHeaders.Of(number);

    public override string Plain(Answer answer, Asked asked, Behaviour behaviour)
    {
        string usage = behaviour.UsagePlace == UsagePlace.Nowhere
            ? ""
            : $",\"usage\":{AnthropicUsage.Of(answer.Usage)}";
        return $$"""
            {"id":"{{answer.Id("msg_")}}","type":"message","role":"assistant","model":{{JsonText.Quote(answer.Model)}},
            """ + $$"""
            "content":[{{string.Join(',', Blocks(answer, behaviour))}}],
            """ + $$"""
            "stop_reason":"{{StopWord(answer.Finish)}}","stop_sequence":null{{usage}}}
            """;
    }

    public override IReadOnlyList<StreamEvent> Stream(Answer answer, Asked asked, Behaviour behaviour) =>
        new MessagesStream(answer, behaviour).Events();

    public override StreamEvent EmptyDelta(Answer answer) => MessagesStream.Delta("");

    public override StreamEvent LateDelta(Answer answer) => MessagesStream.Delta("after the end");

    public override StreamEvent ErrorEvent(Answer answer, Behaviour behaviour) =>
        new(StreamPart.Frame, AnthropicErrors.Body(new(529, Complaint.Usual, "Overloaded")), "error");

    public static string StopWord(Finish finish) => finish switch
    {
        Finish.Length => "max_tokens",
        Finish.ToolCalls => "tool_use",
        Finish.Filtered => "refusal",
        _ => "end_turn",
    };

    private static IEnumerable<string> Blocks(Answer answer, Behaviour behaviour)
    {
        if (answer.Reasoning.Count > 0)
        {
            string thinking = JsonText.Quote(answer.WholeReasoning);
            yield return $$"""{"type":"thinking","thinking":{{thinking}},"signature":"{{MessagesStream.Signature}}"}""";
        }

        if (answer.Text.Count > 0)
        {
            yield return $$"""{"type":"text","text":{{JsonText.Quote(answer.WholeText, behaviour.CutsEscapes)}}}""";
        }

        foreach (ToolCall call in answer.Calls)
        {
            yield return $$"""
                {"type":"tool_use","id":"{{MessagesStream.Id(call)}}","name":{{JsonText.Quote(call.Name)}},
                """ + $$"""
                "input":{{call.Arguments}}}
                """;
        }
    }
}
