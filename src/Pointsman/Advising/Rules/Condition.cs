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

    /// <summary>Reads a condition; a fault says what is wrong with it.</summary>
    public static Condition? Parse(
        string text, IReadOnlyCollection<string> knownNames, string where, List<Fault> faults)
    {
        int before = faults.Count;
        var any = new List<IReadOnlyList<ConditionTerm>>();
        foreach (string alternative in text.Split(" or "))
        {
            var all = new List<ConditionTerm>();
            foreach (string part in alternative.Split(" and "))
            {
                if (ConditionTerm.Parse(part.Trim(), knownNames, where, faults) is { } comparison)
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
        foreach (IReadOnlyList<ConditionTerm> all in _any)
        {
            if (all.All(one => one.Holds(facts(one.Name))))
            {
                return true;
            }
        }

        return false;
    }
}
