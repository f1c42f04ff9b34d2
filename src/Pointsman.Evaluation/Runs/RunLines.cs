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
    private const int MostKeptBytes = 256 * 1024;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Both are large beside a line, and a run writes several lines for each of its cells.
    [ThreadStatic]
    private static Utf8JsonWriter? s_writer;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    /// <summary>One line, with its end.</summary>
    public static ReadOnlyMemory<byte> Line(string kind, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = s_buffer ?? new ArrayBufferWriter<byte>(4 * 1024);
        Utf8JsonWriter json = s_writer ?? new Utf8JsonWriter(buffer, Plain);
        // Whoever throws leaves neither behind half used.
        s_buffer = null;
        s_writer = null;
        json.Reset(buffer);
        json.WriteStartObject();
        json.WriteStartObject(kind);
        write(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        byte[] line = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= MostKeptBytes)
        {
            buffer.ResetWrittenCount();
            s_buffer = buffer;
            s_writer = json;
        }

        return line;
    }

    public static ReadOnlyMemory<byte> Header(RunHeader header) =>
        Line("run", json => RunHeaderJson.Write(json, header));

    public static ReadOnlyMemory<byte> Case(RunCase one) => Line("case", json => RunCaseJson.Write(json, one));

    /// <summary>A call goes out that may cost so much; a key where it is not the one that answers.</summary>
    public static ReadOnlyMemory<byte> Began(Cell cell, string? key, Usd bound) => Line("began", json =>
    {
        Place(json, cell);
        Key(json, key);
        Most(json, bound);
    });

    /// <summary>A call gave no answer, and may have cost so much all the same.</summary>
    public static ReadOnlyMemory<byte> Attempt(Cell cell, string? key, string kind, Usd bound) =>
        Line("attempt", json =>
        {
            Place(json, cell);
            Key(json, key);
            json.WriteString("kind", kind);
            Most(json, bound);
        });

    /// <summary>What a judge said, or the vectors of texts.</summary>
    public static ReadOnlyMemory<byte> Aside(
        Cell cell, string key, string name, Usage? usage, Usd? cost, string what, Action<Utf8JsonWriter> write) =>
        Line("aside", json =>
        {
            Place(json, cell);
            Key(json, key);
            json.WriteString("by", name);
            if (usage is not null)
            {
                json.WriteNumber("in", usage.TotalInput);
                json.WriteNumber("out", usage.TotalOutput);
            }

            if (cost is { } known)
            {
                json.WriteNumber("usd", known.Amount);
            }

            json.WritePropertyName(what);
            write(json);
        });

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

    private static void Key(Utf8JsonWriter json, string? key)
    {
        if (key is not null)
        {
            json.WriteString("key", key);
        }
    }

    private static void Most(Utf8JsonWriter json, Usd bound)
    {
        if (bound > Usd.Zero)
        {
            json.WriteNumber("max_usd", bound.Amount);
        }
    }

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
