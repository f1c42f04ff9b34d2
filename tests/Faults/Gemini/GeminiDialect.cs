using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>Gemini's generateContent and streamGenerateContent.</summary>
internal sealed class GeminiDialect : StreamDialect
{
    public override Protocol Protocol => Protocol.Gemini;

    public override bool AnswersFiltered => true;

    public override Asked Read(JsonElement body, HttpRequest request, string model) =>
        GeminiReader.Read(body, request, model);

    public override string Error(Refusal refusal) => GeminiErrors.Body(refusal);

    public override bool IsArray(HttpRequest request) => request.QueryValue("alt") != "sse";

    public override IEnumerable<KeyValuePair<string, string>> Headers(int number) =>
        [new("server-timing", "gfet4t7; dur=1"), new("vary", "X-Origin")];

    public override string Plain(Answer answer, Asked asked, Behaviour behaviour)
    {
        var chunk = new GeminiChunk(answer, behaviour);
        return behaviour.Complaint == Complaint.ContentFilter
            ? chunk.Blocked()
            : chunk.Write(string.Join(',', Parts(answer, behaviour).SelectMany(part => part)),
                answer.Usage, isLast: true);
    }

    public override IReadOnlyList<StreamEvent> Stream(Answer answer, Asked asked, Behaviour behaviour)
    {
        var chunk = new GeminiChunk(answer, behaviour);
        if (behaviour.Complaint == Complaint.ContentFilter)
        {
            return [new(StreamPart.End, chunk.Blocked())];
        }

        bool usual = behaviour.UsagePlace != UsagePlace.LastContent;
        List<string> parts = [.. StreamParts(answer, behaviour)];
        List<StreamEvent> events = [];
        for (int i = 0; i < parts.Count; i++)
        {
            bool told = usual || i == parts.Count - 1;
            events.Add(new(StreamPart.Content,
                chunk.Write(parts[i], told ? answer.Usage.After(i + 1, parts.Count) : null)));
        }

        events.Add(new(StreamPart.End, chunk.Write("""{"text":""}""", usual ? answer.Usage : null, isLast: true)));
        return events;
    }

    public override StreamEvent EmptyDelta(Answer answer) => Late(answer, "");

    public override StreamEvent LateDelta(Answer answer) => Late(answer, "after the end");

    public override StreamEvent ErrorEvent(Answer answer, Behaviour behaviour) =>
        new(StreamPart.Frame, GeminiErrors.Body(new(503, Complaint.Usual, "The mock failed while it answered.")));

    private static StreamEvent Late(Answer answer, string text) => new(
        StreamPart.Frame, new GeminiChunk(answer, Behaviour.Plain).Write(
            $$"""{"text":{{JsonText.Quote(text)}}}""", null));

    // A stream sends each piece by itself; functions are called whole.
    private static IEnumerable<string> StreamParts(Answer answer, Behaviour behaviour)
    {
        foreach (string piece in answer.Reasoning)
        {
            yield return GeminiChunk.Thought(piece);
        }

        foreach (string piece in answer.Text)
        {
            yield return GeminiChunk.Text(piece, behaviour.CutsEscapes);
        }

        foreach (ToolCall call in answer.Calls)
        {
            yield return GeminiChunk.Call(call);
        }
    }

    private static IEnumerable<IEnumerable<string>> Parts(Answer answer, Behaviour behaviour)
    {
        yield return answer.Reasoning.Count > 0 ? [GeminiChunk.Thought(answer.WholeReasoning)] : [];
        yield return answer.Text.Count > 0 ? [GeminiChunk.Text(answer.WholeText, behaviour.CutsEscapes)] : [];
        yield return answer.Calls.Select(GeminiChunk.Call);
    }
}
