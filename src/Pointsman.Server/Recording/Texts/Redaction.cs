using System.Text;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Blacks out what the rules of a route find, in the texts that JSON holds, decoded, so that no escape hides anything:
/// in whole bodies, in streams, and in JSON that stands in a text, as the arguments of tools do. What is no JSON is
/// gone through as it is.
/// </summary>
internal sealed class Redaction(IReadOnlyList<RedactionRule> rules)
{
    // Each level of JSON within a text doubles the escapes of the one inside; nobody writes this many.
    private const int MostLevels = 8;

    /// <summary>A whole body, or the beginning of one.</summary>
    public byte[] Body(byte[] body) => rules.Count == 0 ? body : Redact(body, null, false, 0);

    /// <summary>An answer: the events of a stream, a list that grew while it was sent, or a whole.</summary>
    public byte[] Answer(byte[] answer, string type, bool grew)
    {
        bool events = type.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);
        if (rules.Count == 0 || !(events || grew))
        {
            return Body(answer);
        }

        var fragments = new Fragments(this);
        Stream(answer, fragments, events);
        fragments.Collected = true;
        return Stream(answer, fragments, events);
    }

    /// <summary>A text, which may have JSON in it.</summary>
    public string Text(string text, int level = 0)
    {
        bool mayHide = text.Contains('\\', StringComparison.Ordinal) && text.Contains('"', StringComparison.Ordinal);
        if (mayHide && level < MostLevels)
        {
            text = Encoding.UTF8.GetString(Json(Encoding.UTF8.GetBytes(text), null, false, level + 1, out _));
        }

        return Apply(text);
    }

    /// <summary>The payload of an event, or a body.</summary>
    public byte[] Redact(ReadOnlySpan<byte> text, Fragments? fragments, bool grew, int level)
    {
        int first = text.IndexOfAnyExcept(" \t\r\n"u8);
        if (first < 0 || text[first] is not ((byte)'{' or (byte)'['))
        {
            return Encoding.UTF8.GetBytes(Text(Encoding.UTF8.GetString(text)));
        }

        byte[] redacted = Json(text, fragments, grew, level, out bool broken);
        return broken ? Encoding.UTF8.GetBytes(Apply(Encoding.UTF8.GetString(redacted))) : redacted;
    }

    private byte[] Stream(byte[] answer, Fragments fragments, bool events) => events
        ? new EventRedaction(this, fragments).Redact(answer)
        : Redact(answer, fragments, grew: true, level: 0);

    private byte[] Json(ReadOnlySpan<byte> json, Fragments? fragments, bool grew, int level, out bool broken)
    {
        using var output = new PooledBytes();
        broken = new JsonRedaction(this, fragments, level).Write(json, grew, output);
        return output.Span.ToArray();
    }

    private string Apply(string text)
    {
        foreach (RedactionRule rule in rules)
        {
            text = rule.Apply(text);
        }

        return text;
    }
}
