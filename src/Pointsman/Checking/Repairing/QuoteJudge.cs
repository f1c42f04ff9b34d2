namespace Pointsman;

/// <summary>
/// Tells the quote that ends a text from one that should have been escaped, by what follows: what ends a text is
/// followed by what JSON has there. Where both readings are possible it says so.
/// </summary>
internal sealed class QuoteJudge(MendingText text)
{
    // A key that is longer than this is taken for one.
    private const int LongestKey = 256;

    /// <summary>What the quote before a place is, when so many inner quotes came before it.</summary>
    public QuoteRole RoleOf(int behind, TextPlace place, int inner)
    {
        if (place == TextPlace.Key)
        {
            return QuoteRole.Closing;
        }

        int next = text.Skipped(behind, out JsonRepairs skipped);
        bool comment = skipped.HasFlag(JsonRepairs.Comment);
        if (comment && inner % 2 != 0)
        {
            return QuoteRole.Ambiguous;
        }

        if (text.IsEnd(next))
        {
            return QuoteRole.Closing;
        }

        return text.Text[next] switch
        {
            '}' or ']' => QuoteRole.Closing,
            ',' => BeforeComma(next, place, inner),
            ':' or '+' => QuoteRole.Ambiguous,
            _ when comment => QuoteRole.Ambiguous,
            _ => place == TextPlace.Property ? BeforeKey(behind, next) : BeforeItem(behind, next, inner),
        };
    }

    private QuoteRole BeforeComma(int comma, TextPlace place, int inner)
    {
        int next = text.Skipped(comma + 1, out JsonRepairs skipped);
        if (text.IsEnd(next) || text.Text[next] is '}' or ']')
        {
            return QuoteRole.Closing;
        }

        if (place == TextPlace.Property ? !IsKey(next) : !IsValue(next))
        {
            // A text goes on behind no comment; and comments that each quote looks across would take forever.
            return skipped.HasFlag(JsonRepairs.Comment) ? QuoteRole.Ambiguous : QuoteRole.Inner;
        }

        // In a list, quotes and commas may be those of a sentence; then inner quotes do not come in pairs.
        return place == TextPlace.Property || inner % 2 == 0 ? QuoteRole.Closing : QuoteRole.Ambiguous;
    }

    private QuoteRole BeforeKey(int behind, int next)
    {
        if (JsonWords.IsQuote(text.Text[next]))
        {
            return IsKey(next) ? QuoteRole.Closing : QuoteRole.Ambiguous;
        }

        return text.HasLineBreak(behind, next) && IsKey(next) ? QuoteRole.Closing : QuoteRole.Inner;
    }

    private QuoteRole BeforeItem(int behind, int next, int inner)
    {
        bool quote = JsonWords.IsQuote(text.Text[next]);
        bool apart = quote ? next > behind : text.HasLineBreak(behind, next);
        if (!apart || !IsValue(next))
        {
            return quote ? QuoteRole.Ambiguous : QuoteRole.Inner;
        }

        return inner % 2 == 0 ? QuoteRole.Closing : QuoteRole.Ambiguous;
    }

    private bool IsKey(int at)
    {
        string all = text.Text;
        char open = all[at];
        int end = at;
        if (!JsonWords.IsQuote(open))
        {
            while (end < all.Length && end - at < LongestKey && JsonWords.IsOfKey(all[end]))
            {
                end++;
            }
        }
        else
        {
            end++;
            while (end < all.Length && end - at < LongestKey && !JsonWords.Closes(open, all[end]))
            {
                end += all[end] == '\\' ? 2 : 1;
            }

            end++;
        }

        if (end == at || end >= all.Length || end - at >= LongestKey)
        {
            return end > at;
        }

        int next = text.Skipped(end, out JsonRepairs skipped);
        return next >= all.Length || all[next] == ':' || skipped.HasFlag(JsonRepairs.Comment);
    }

    private bool IsValue(int at)
    {
        char one = text.Text[at];
        if (JsonWords.IsQuote(one) || one is '{' or '[' or '-' || char.IsAsciiDigit(one))
        {
            return true;
        }

        int end = at;
        while (end < text.Text.Length && end - at < 16 && JsonWords.IsOfWord(text.Text[end]))
        {
            end++;
        }

        string word = text.Text[at..end];
        return JsonWords.IsLiteral(word) || JsonWords.Translated(word) is not null
            || (end == text.Text.Length && word.Length > 0 && JsonWords.IsBeginning(word));
    }
}
