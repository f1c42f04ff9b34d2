namespace Pointsman.Providers.Simulated;

/// <summary>
/// Makes up log-probabilities: all around the confidence of the answer, and for the first token the beginnings of the
/// other answers as what might have stood there.
/// </summary>
internal static class TokenChances
{
    private static readonly string[] Fillers =
    [
        " the", " a", " of", " is", ",", ".", " and", " to", " in", " it", " that", "\n", " The", " not", " for", " on",
        " with", " as", " so", " or",
    ];

    public static IReadOnlyList<TokenChance> Of(
        IReadOnlyList<string> content, Draft draft, int top, Chance chance)
    {
        var firsts = draft.Others.Select(other => Tokens.Cut(other) is [var first, ..] ? first : "").ToList();
        var chances = new List<TokenChance>();
        for (int i = 0; i < content.Count; i++)
        {
            Chance here = chance.With(i);
            // The first token carries the decision; what follows is surer, given the first.
            double own = Math.Pow(draft.Confidence, i == 0 ? 1.0 : 0.3 + (0.6 * here.Uniform));
            IEnumerable<string> others = (i == 0 ? firsts.Concat(Fillers) : Fillers)
                .Where(other => other.Length > 0 && other != content[i]).Distinct();
            chances.Add(new TokenChance(content[i], Math.Log(own), Top(content[i], own, others, top)));
        }

        return chances;
    }

    // Each alternative takes half of what is left, but never more than the token that was written.
    private static List<TokenChance> Top(string token, double own, IEnumerable<string> others, int top)
    {
        var chances = new List<TokenChance>();
        if (top == 0)
        {
            return chances;
        }

        chances.Add(new TokenChance(token, Math.Log(own), []));
        double left = 1.0 - own;
        foreach (string other in others.Take(top - 1))
        {
            double share = left / 2.0;
            left -= share;
            chances.Add(new TokenChance(other, Math.Log(Math.Max(share, 1e-9)), []));
        }

        chances.Sort((one, two) => two.Log.CompareTo(one.Log));
        return chances;
    }
}
