namespace Pointsman;

/// <summary>
/// Looks for the JSON in an answer: behind thinking, in a fence, between words. A value that begins a line, a fence or
/// follows a colon is meant as the answer; one in the middle of a sentence counts only when there is no other.
/// </summary>
internal sealed class JsonFinder(string text, JsonWanted wanted)
{
    // Brackets in prose cost a try each; an answer with more of them is none.
    private const int MostTries = 64;

    private static readonly (string Open, string Close)[] ThinkingTags =
        [("<think>", "</think>"), ("<thinking>", "</thinking>"), ("<reasoning>", "</reasoning>")];

    /// <summary>The JSON and what was done; no JSON when there is none that can be trusted.</summary>
    public RepairedJson Find()
    {
        JsonRepairs before = JsonRepairs.None;
        int start = 0;
        if (text.StartsWith('\uFEFF'))
        {
            before |= JsonRepairs.ByteOrderMark;
            start = 1;
        }

        int answer = BehindThinking(start);
        before |= answer > start ? JsonRepairs.Thinking : JsonRepairs.None;
        return answer < 0 ? new RepairedJson(null, before) : Find(answer, before);
    }

    private RepairedJson Find(int from, JsonRepairs before)
    {
        RepairedJson? second = null;
        int at = from;
        for (int tries = 0; tries < MostTries && (at = Opening(at)) >= 0; tries++)
        {
            bool meant = IsMeant(from, at);
            var mender = new JsonMender(text, at);
            MendedJson mended = mender.Mend();
            if (mended.State == MendState.Failed && mended.Begun)
            {
                return new RepairedJson(null, before);
            }

            if (mended.State == MendState.Failed || (!mended.Begun && !meant))
            {
                // Nothing was read there that looks like JSON: a bracket in a sentence.
                second ??= mended.State == MendState.Whole ? Around(from, at, mended, before) : null;
                at = mended.State == MendState.Whole ? mended.End : at + 1;
                continue;
            }

            RepairedJson? value = Around(from, at, mended, before);
            if (meant || mended.State == MendState.Truncated)
            {
                return value ?? second ?? new RepairedJson(null, before);
            }

            second ??= value;
            at = mended.End;
        }

        return second ?? new RepairedJson(null, before);
    }

    // The value with what stands around it; nothing when what follows says that the value does not end there.
    private RepairedJson? Around(int from, int at, MendedJson mended, JsonRepairs before)
    {
        JsonRepairs repairs = before | mended.Repairs | Before(from, at);
        if (mended.State == MendState.Truncated)
        {
            return new RepairedJson(mended.Json, repairs | JsonRepairs.TruncatedTail);
        }

        int i = Blank(mended.End);
        bool closers = false;
        while (i < text.Length && text[i] is '}' or ']')
        {
            closers = true;
            i = Blank(i + 1);
        }

        bool comma = i < text.Length && text[i] == ',';
        int next = comma ? Blank(i + 1) : i;
        if (next >= text.Length)
        {
            return new RepairedJson(mended.Json, repairs | (comma || closers ? JsonRepairs.Epilogue : 0));
        }

        if (text[next] is '{' or '[' && !closers)
        {
            return new RepairedJson(mended.Json, repairs | JsonRepairs.SeveralValues);
        }

        // A quote, a colon or a comma goes on with a value that only seemed to be closed.
        if (comma || text[i] is '"' or '\'' or ':' or '{' or '[')
        {
            return null;
        }

        bool fence = IsFence(i);
        int behind = fence ? Blank(i + 3) : i;
        repairs |= fence ? JsonRepairs.Fence : 0;
        return new RepairedJson(mended.Json, repairs | (behind < text.Length || closers ? JsonRepairs.Epilogue : 0));
    }

    private JsonRepairs Before(int from, int at)
    {
        int fence = FenceBefore(from, at);
        bool words = Blank(from) < (fence < 0 ? at : fence);
        return (fence < 0 ? JsonRepairs.None : JsonRepairs.Fence) | (words ? JsonRepairs.Preamble : JsonRepairs.None);
    }

    private bool IsMeant(int from, int at)
    {
        if (FenceBefore(from, at) >= 0)
        {
            return true;
        }

        int i = at - 1;
        while (i >= from && text[i] is ' ' or '\t')
        {
            i--;
        }

        return i < from || text[i] is '\n' or '\r' or ':' or '>';
    }

    // Three backticks and at most a word stand before the value.
    private int FenceBefore(int from, int at)
    {
        int i = at - 1;
        while (i >= from && char.IsWhiteSpace(text[i]))
        {
            i--;
        }

        int word = i;
        while (i >= from && word - i < 12 && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '-' or '_'))
        {
            i--;
        }

        return i - 2 >= from && IsFence(i - 2) ? i - 2 : -1;
    }

    private int Opening(int at) => wanted switch
    {
        JsonWanted.ObjectOnly => text.IndexOf('{', at),
        JsonWanted.ArrayOnly => text.IndexOf('[', at),
        _ => text.AsSpan(at).IndexOfAny('{', '[') is var i && i < 0 ? -1 : at + i,
    };

    // Where the answer begins when thinking stands before it; the start without any; -1 when there is only thinking.
    private int BehindThinking(int start)
    {
        int first = Blank(start);
        foreach ((string open, string close) in ThinkingTags)
        {
            int end = text.IndexOf(close, first, StringComparison.OrdinalIgnoreCase);
            if (text.AsSpan(first).StartsWith(open, StringComparison.OrdinalIgnoreCase))
            {
                return end < 0 ? -1 : end + close.Length;
            }

            // Some templates swallow the opening tag. A closing tag that begins no line may be part of a text.
            if (end > first && text[end - 1] == '\n' && text[first] is not ('{' or '[' or '`'))
            {
                return end + close.Length;
            }
        }

        return start;
    }

    private bool IsFence(int at) => text.AsSpan(at).StartsWith("```");

    private int Blank(int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF'))
        {
            at++;
        }

        return at;
    }
}
