using System.Text;

namespace Pointsman.Faults;

/// <summary>Writes events as bytes, in the form that a behaviour wants.</summary>
internal sealed class EventWriter(Behaviour behaviour, bool isArray)
{
    private const int RetryMs = 3000;

    private readonly string _end = behaviour.LineEnd switch { LineEnd.CrLf => "\r\n", LineEnd.Cr => "\r", _ => "\n" };
    private readonly string _colon = behaviour.NoSpace ? ":" : ": ";
    private int _written;

    public byte[] Write(StreamEvent one)
    {
        var text = new StringBuilder(one.Data.Length + 64);
        bool first = _written++ == 0;
        if (isArray)
        {
            text.Append(first ? "[" : ",\r\n").Append(one.Data);
            return Encoding.UTF8.GetBytes(text.ToString());
        }

        text.Append(first && behaviour.ByteOrderMark ? "\uFEFF" : "");
        if (behaviour.Comments)
        {
            text.Append(": a comment").Append(_end).Append(_end).Append(':').Append(_end);
        }

        if (one.Name is { } name)
        {
            Line(text, "event", name);
        }

        if (behaviour.ExtraFields)
        {
            Line(text, "id", $"{_written}");
            Line(text, "retry", $"{RetryMs}");
        }

        foreach (string line in Lines(one.Data))
        {
            Line(text, "data", line);
        }

        return Encoding.UTF8.GetBytes(text.Append(_end).ToString());
    }

    /// <summary>A comment, which keeps a connection alive and says nothing.</summary>
    public byte[] Comment() => Encoding.UTF8.GetBytes(isArray ? "\r\n" : $": ping{_end}{_end}");

    /// <summary>What closes the whole body.</summary>
    public byte[] Close() => isArray ? Encoding.UTF8.GetBytes(_written == 0 ? "[]" : "\r\n]") : [];

    private void Line(StringBuilder text, string field, string value) =>
        text.Append(field).Append(_colon).Append(value).Append(_end);

    // JSON may have a line's end between its tokens, and only there; after the first brace and before the last is safe.
    private string[] Lines(string data) => behaviour.ManyLines && data is ['{', .., '}']
        ? ["{", data[1..^1], "}"]
        : [data];
}
