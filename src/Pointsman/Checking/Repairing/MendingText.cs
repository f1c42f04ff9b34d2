using System.Text;

namespace Pointsman;

/// <summary>A damaged text on its way to JSON: where the reading is, what was written, what was put right.</summary>
internal sealed class MendingText(string text, int at)
{
    /// <summary>The damaged text.</summary>
    public string Text => text;

    /// <summary>Where the reading is.</summary>
    public int At { get; set; } = at;

    /// <summary>What was read, put right, without blanks.</summary>
    public StringBuilder Out { get; } = new();

    /// <summary>What was put right.</summary>
    public JsonRepairs Repairs { get; private set; }

    /// <summary>Whether the text is over; a fence between members ends it as well.</summary>
    public bool AtEnd => IsEnd(At);

    /// <summary>Notes what was put right.</summary>
    public void Note(JsonRepairs repair) => Repairs |= repair;

    /// <summary>Goes on to what is neither blank nor comment.</summary>
    public void Skip()
    {
        At = Skipped(At, out JsonRepairs repairs);
        Note(repairs);
    }

    /// <summary>Whether the text is over at a place.</summary>
    public bool IsEnd(int place) => place >= text.Length || text.AsSpan(place).StartsWith("```");

    /// <summary>The next place that is neither blank nor comment.</summary>
    public int Skipped(int place, out JsonRepairs repairs)
    {
        repairs = JsonRepairs.None;
        while (place < text.Length)
        {
            char one = text[place];
            if (char.IsWhiteSpace(one))
            {
                repairs |= one is ' ' or '\t' or '\r' or '\n' ? JsonRepairs.None : JsonRepairs.ControlCharacter;
                place++;
                continue;
            }

            int end = CommentEnd(place);
            if (end == place)
            {
                break;
            }

            repairs |= JsonRepairs.Comment;
            place = end;
        }

        return place;
    }

    /// <summary>Whether a line break stands between two places.</summary>
    public bool HasLineBreak(int from, int to) => text.AsSpan(from, to - from).Contains('\n');

    private int CommentEnd(int place)
    {
        ReadOnlySpan<char> rest = text.AsSpan(place);
        bool block = rest.StartsWith("/*");
        if (!block && !rest.StartsWith("//") && rest[0] != '#')
        {
            return place;
        }

        int end = block ? rest[2..].IndexOf("*/") : rest.IndexOf('\n');
        return end < 0 ? text.Length : place + end + (block ? 4 : 0);
    }
}
