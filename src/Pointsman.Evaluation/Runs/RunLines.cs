using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// The lines of a run's file, each an object with one key that says what it is. A run's file is written from the top to
/// the end and never changed, so that whatever ends the program loses at most the line that it was writing.
/// </summary>
internal static class RunLines
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line, with its end.</summary>
    public static ReadOnlyMemory<byte> Line(string kind, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteStartObject(kind);
            write(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Header(RunHeader header) =>
        Line("run", json => RunHeaderJson.Write(json, header));

    public static ReadOnlyMemory<byte> Case(RunCase one) => Line("case", json => RunCaseJson.Write(json, one));

    public static ReadOnlyMemory<byte> Began(Cell cell) => Line("began", json => Place(json, cell));

    public static ReadOnlyMemory<byte> Answer(Cell cell, Answer answer) => Line("answer", json =>
    {
        Place(json, cell);
        AnswerJson.Write(json, answer);
    });

    public static ReadOnlyMemory<byte> Failure(Cell cell, CellFailure failure) => Line("failure", json =>
    {
        Place(json, cell);
        json.WriteString("stage", failure.Stage);
        json.WriteString("kind", failure.Kind);
        json.WriteString("message", failure.Message);
        json.WriteNumber("attempts", failure.Attempts);
    });

    public static ReadOnlyMemory<byte> Scores(Cell cell, IReadOnlyList<EvaluatorScore> scores) =>
        Line("scores", json =>
        {
            Place(json, cell);
            json.WriteStartArray("of");
            foreach (EvaluatorScore score in scores)
            {
                json.WriteStartObject();
                if (score.IsScore)
                {
                    json.WriteNumber("value", score.Value);
                    json.WriteBoolean("passed", score.Passed);
                    if (score.Reason is not null)
                    {
                        json.WriteString("reason", score.Reason);
                    }

                    WriteVotes(json, score.Votes);
                }
                else
                {
                    json.WriteString("error", score.Error);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    public static ReadOnlyMemory<byte> End(RunEnd end) => Line("end", json =>
    {
        json.WriteString("finished", end.Finished);
        if (end.Stopped is not null)
        {
            json.WriteString("stopped", end.Stopped);
        }
    });

    private static void WriteVotes(Utf8JsonWriter json, IReadOnlyList<double>? votes)
    {
        if (votes is null)
        {
            return;
        }

        json.WriteStartArray("votes");
        foreach (double vote in votes)
        {
            json.WriteNumberValue(vote);
        }

        json.WriteEndArray();
    }

    private static void Place(Utf8JsonWriter json, Cell cell)
    {
        json.WriteNumber("c", cell.Case);
        json.WriteNumber("a", cell.Arm);
        json.WriteNumber("r", cell.Repeat);
    }
}
