namespace Pointsman;

/// <summary>What the sources say about one subject, in the order of the sources.</summary>
internal readonly struct Claims<T>(CatalogPolicy policy, List<T> said, List<int> sources)
    where T : class
{
    public int Count => said.Count;

    public T this[int i] => said[i];

    public int SourceOf(int i) => sources[i];

    /// <summary>The value of the most trusted source that states one.</summary>
    public TValue? Pick<TValue>(FactGroup group, Func<T, TValue?> get)
        where TValue : class
    {
        int at = Best(group, get, static (claim, read) => read(claim) is not null);
        return at < 0 ? null : get(said[at]);
    }

    /// <summary>The value of the most trusted source that states one.</summary>
    public TValue? PickValue<TValue>(FactGroup group, Func<T, TValue?> get)
        where TValue : struct
    {
        int at = Best(group, get, static (claim, read) => read(claim) is not null);
        return at < 0 ? null : get(said[at]);
    }

    /// <summary>The claim of the most trusted source for which the test holds, or −1.</summary>
    public int Best<TState>(FactGroup group, TState state, Func<T, TState, bool> states)
    {
        int best = -1;
        for (int i = 0; i < said.Count; i++)
        {
            bool better = best < 0 || policy.Rank(group, sources[i]) < policy.Rank(group, sources[best]);
            if (better && states(said[i], state))
            {
                best = i;
            }
        }

        return best;
    }
}
