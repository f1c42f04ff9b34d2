using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>OpenAI's responses.</summary>
internal sealed class ResponsesDialect : StreamDialect
{
    private const string Failure = "The mock failed while it answered.";

    public override Protocol Protocol => Protocol.OpenAiResponses;

    public override Asked Read(JsonElement body, HttpRequest request, string model) => ResponsesReader.Read(body);

    public override string Error(Refusal refusal) => OpenAiErrors.Body(refusal);

    public override IEnumerable<KeyValuePair<string, string>> Headers(int number) =>
        OpenAiHeaders.Of(number, isAzure: false);

    public override string Plain(Answer answer, Asked asked, Behaviour behaviour)
    {
        bool told = behaviour.UsagePlace != UsagePlace.Nowhere;
        return new ResponsesBody(answer).Whole(ResponsesBody.StatusWord(answer.Finish), told ? answer.Usage : null);
    }

    public override IReadOnlyList<StreamEvent> Stream(Answer answer, Asked asked, Behaviour behaviour) =>
        new ResponsesStream(answer, behaviour).Events();

    public override StreamEvent EmptyDelta(Answer answer) => Delta(answer, "");

    public override StreamEvent LateDelta(Answer answer) => Delta(answer, "after the end");

    public override StreamEvent ErrorEvent(Answer answer, Behaviour behaviour)
    {
        if (!behaviour.ErrorAsFailed)
        {
            return new(StreamPart.Frame, $$"""
                {"type":"error","code":"server_error","message":"{{Failure}}","param":null,"sequence_number":99}
                """, "error");
        }

        string error = $$"""{"code":"server_error","message":"{{Failure}}"}""";
        string response = new ResponsesBody(answer).Opened("failed", null, error);
        return new(StreamPart.Frame, $$"""
            {"type":"response.failed","sequence_number":99,"response":{{response}}}
            """, "response.failed");
    }

    private static StreamEvent Delta(Answer answer, string text) => new(StreamPart.Frame, $$"""
        {"type":"response.output_text.delta","sequence_number":98,"item_id":"{{answer.Id("msg_")}}","output_index":0,
        """ + $$"""
        "content_index":0,"delta":"{{text}}","logprobs":[]}
        """, "response.output_text.delta");
}
