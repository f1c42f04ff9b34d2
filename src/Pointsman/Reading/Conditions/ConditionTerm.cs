namespace Pointsman;

/// <summary>One comparison of a condition.</summary>
internal sealed record ConditionTerm(string Name, string Operator, string Operand, decimal? Number, bool Negated)
{
    private static readonly string[] Operators = ["<=", ">=", "!=", "<", ">", "=", " has "];

    public static ConditionTerm? Parse(
        string text,
        IReadOnlyCollection<string> knownNames,
        string where,
        List<Fault> faults,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? scales)
    {
        bool negated = text.StartsWith("not ", StringComparison.Ordinal);
        string body = negated ? text[4..].Trim() : text;
        string name = body, sign = "", operand = "";
        int first = int.MaxValue;
        foreach (string candidate in Operators)
        {
            // The first sign compares, the longest that stands there; more belong to the value: tag has team=search.
            int at = body.IndexOf(candidate, StringComparison.Ordinal);
            if (at > 0 && at < first)
            {
                first = at;
                (name, sign, operand) = (body[..at].Trim(), candidate.Trim(), body[(at + candidate.Length)..].Trim());
            }
        }

        if (!knownNames.Contains(name))
        {
            faults.Add(new Fault(where, $"'{text}' asks for '{name}', which is not known",
                Spelling.Hint(name, knownNames, $"known: {string.Join(", ", knownNames)}")));
            return null;
        }

        if (sign.Length > 0 && operand.Length == 0)
        {
            faults.Add(new Fault(where, $"'{text}' compares with nothing", "write: name, sign, value"));
            return null;
        }

        decimal? number = ToNumber(operand);
        IReadOnlyList<string>? scale = scales?.GetValueOrDefault(name);
        if (sign is "<" or "<=" or ">" or ">=" && (scale is null ? number is null : !scale.Contains(operand)))
        {
            string allowed = scale is null ? "a number: 10k, 500ms, 0.9" : $"one of {string.Join(" < ", scale)}";
            faults.Add(new Fault(where, $"'{text}' can never hold", $"compare '{name}' with {allowed}"));
            return null;
        }

        return new ConditionTerm(name, sign, operand, number, negated);
    }

    public bool Holds(FactValue fact) => Compare(fact) != Negated;

    private bool Compare(FactValue fact)
    {
        if (!fact.Known)
        {
            return false;
        }

        return Operator switch
        {
            "" => fact.Number is > 0m || (fact.Words.Count > 0 && fact.Words[0] is not ("no" or "none")),
            "has" => fact.Words.Contains(Operand),
            "=" => fact.Number is { } number ? number == Number : fact.Words.Contains(Operand),
            "!=" => fact.Number is { } number ? number != Number : !fact.Words.Contains(Operand),
            _ => Order(fact) is { } order
                && Operator switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 },
        };
    }

    private int? Order(FactValue fact)
    {
        if (fact.Number is { } number)
        {
            return Number is { } limit ? number.CompareTo(limit) : null;
        }

        if (fact.Scale is null || fact.Words.Count == 0)
        {
            return null;
        }

        int wanted = Rank(fact.Scale, Operand), found = Rank(fact.Scale, fact.Words[0]);
        return wanted < 0 || found < 0 ? null : found.CompareTo(wanted);
    }

    private static int Rank(IReadOnlyList<string> scale, string word)
    {
        int at = scale.Count - 1;
        while (at >= 0 && scale[at] != word)
        {
            at--;
        }

        return at;
    }

    private static decimal? ToNumber(string operand)
    {
        if (Quantity.TryNumber(operand, out decimal number))
        {
            return number;
        }

        return Quantity.TryDuration(operand, out TimeSpan duration) ? (decimal)duration.TotalSeconds : null;
    }
}
