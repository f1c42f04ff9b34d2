using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>An answer as the server-sent events of the OpenAI protocol, one token an event.</summary>
internal sealed class ChunkEvents(Answer answer, bool withUsage, long created)
{
    private static readonly byte[] Before = "data: "u8.ToArray();
    private static readonly byte[] After = "\n\n"u8.ToArray();
    private static readonly byte[] Done = "data: [DONE]\n\n"u8.ToArray();

    public static byte[] Event(ReadOnlySpan<byte> json) => [.. Before, .. json, .. After];

    /// <summary>The choices take turns, as real ones come mixed.</summary>
    public IEnumerable<PacedEvent> All()
    {
        for (int i = 0; i < answer.Choices.Count; i++)
        {
            bool calls = answer.Choices[i].Calls.Count > 0;
            yield return new PacedEvent(answer.Pace.Headers, Chunk(i, null, null, json =>
            {
                json.WriteString("role", "assistant");
                json.WriteString("content", calls ? null : "");
            }));
        }

        int round = 0;
        var open = answer.Choices.Select((choice, i) => Deltas(choice, i).GetEnumerator()).ToList();
        while (open.Count > 0)
        {
            foreach (IEnumerator<byte[]> choice in open.ToArray())
            {
                if (choice.MoveNext())
                {
                    yield return new PacedEvent(answer.Pace.After(round), choice.Current);
                }
                else
                {
                    open.Remove(choice);
                }
            }

            round++;
        }

        if (withUsage)
        {
            yield return new PacedEvent(answer.Pace.After(round), Event(AnswerJson.Bytes(WriteUsage)));
        }

        yield return new PacedEvent(answer.Pace.After(round), Done);
    }

    private IEnumerable<byte[]> Deltas(Choice choice, int index)
    {
        foreach (string token in choice.Reasoning)
        {
            yield return Chunk(index, null, null, json => json.WriteString("reasoning_content", token));
        }

        for (int i = 0; i < choice.Content.Count; i++)
        {
            string token = choice.Content[i];
            yield return Chunk(index, null, choice.Chances?[i], json => json.WriteString("content", token));
        }

        for (int i = 0; i < choice.Calls.Count; i++)
        {
            WrittenCall call = choice.Calls[i];
            int at = i;
            yield return Chunk(index, null, null, json => WriteCall(json, at, call, ""));
            foreach (string token in call.Arguments)
            {
                yield return Chunk(index, null, null, json => WriteCall(json, at, null, token));
            }
        }

        yield return Chunk(index, choice.Finish, null, _ => { });
    }

    private byte[] Chunk(int index, string? finish, TokenChance? chance, Action<Utf8JsonWriter> delta) =>
        Event(AnswerJson.Bytes(json =>
        {
            json.WriteStartObject();
            AnswerJson.Head(json, answer, created, "chat.completion.chunk");
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", index);
            json.WriteStartObject("delta");
            delta(json);
            json.WriteEndObject();
            if (chance is null)
            {
                json.WriteNull("logprobs");
            }
            else
            {
                AnswerJson.WriteLogprobs(json, [chance]);
            }

            json.WriteString("finish_reason", finish);
            json.WriteEndObject();
            json.WriteEndArray();
            if (withUsage)
            {
                json.WriteNull("usage");
            }

            json.WriteEndObject();
        }));

    private void WriteUsage(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        AnswerJson.Head(json, answer, created, "chat.completion.chunk");
        json.WriteStartArray("choices");
        json.WriteEndArray();
        AnswerJson.WriteUsage(json, answer);
        json.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter json, int index, WrittenCall? opened, string arguments)
    {
        json.WriteStartArray("tool_calls");
        json.WriteStartObject();
        json.WriteNumber("index", index);
        if (opened is not null)
        {
            json.WriteString("id", opened.Id);
            json.WriteString("type", "function");
        }

        json.WriteStartObject("function");
        if (opened is not null)
        {
            json.WriteString("name", opened.Name);
        }

        json.WriteString("arguments", arguments);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
