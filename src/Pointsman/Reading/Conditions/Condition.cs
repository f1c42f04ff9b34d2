namespace Pointsman;

/// <summary>
/// A condition that people write in data: <c>latency &lt; 500ms and reasoning</c>, <c>input has video or task =
/// code</c>. Comparisons are joined by <c>and</c> before <c>or</c>; <c>not</c> turns one round. A name alone asks
/// whether the fact is there and not "no". A fact that is unknown satisfies no comparison.
/// </summary>
public sealed class Condition
{
    private readonly IReadOnlyList<IReadOnlyList<ConditionTerm>> _any;

    private Condition(string text, IReadOnlyList<IReadOnlyList<ConditionTerm>> any)
    {
        Text = text;
        _any = any;
    }

    /// <summary>The condition as it was written.</summary>
    public string Text { get; }

    /// <summary>The facts that it asks for.</summary>
    public IEnumerable<string> Names => _any.SelectMany(all => all).Select(one => one.Name).Distinct();

    /// <summary>The words that it compares one fact with.</summary>
    public IEnumerable<string> WordsFor(string name) => _any.SelectMany(all => all)
        .Where(one => one.Name == name && one.Operand.Length > 0).Select(one => one.Operand).Distinct();

    /// <summary>Reads a condition; a fault says what is wrong with it.</summary>
    /// <param name="text">The condition as it was written.</param>
    /// <param name="knownNames">The facts that it may ask for.</param>
    /// <param name="where">Where it stands, for the fault.</param>
    /// <param name="faults">The list that faults go to.</param>
    /// <param name="scales">The facts whose words have an order, each with them from least to most.</param>
    public static Condition? Parse(
        string text,
        IReadOnlyCollection<string> knownNames,
        string where,
        List<Fault> faults,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? scales = null)
    {
        int before = faults.Count;
        var any = new List<IReadOnlyList<ConditionTerm>>();
        foreach (string alternative in text.Split(" or "))
        {
            var all = new List<ConditionTerm>();
            foreach (string part in alternative.Split(" and "))
            {
                if (ConditionTerm.Parse(part.Trim(), knownNames, where, faults, scales) is { } comparison)
                {
                    all.Add(comparison);
                }
            }

            any.Add(all);
        }

        return faults.Count == before ? new Condition(text, any) : null;
    }

    /// <summary>Whether it holds for the facts.</summary>
    public bool Holds(Func<string, FactValue> facts)
    {
        for (int i = 0; i < _any.Count; i++)
        {
            if (AllHold(_any[i], facts))
            {
                return true;
            }
        }

        return false;
    }

    // A plain loop: this stands in the way of requests.
    private static bool AllHold(IReadOnlyList<ConditionTerm> all, Func<string, FactValue> facts)
    {
        for (int i = 0; i < all.Count; i++)
        {
            if (!all[i].Holds(facts(all[i].Name)))
            {
                return false;
            }
        }

        return true;
    }
}
