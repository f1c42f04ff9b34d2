namespace Pointsman;

/// <summary>Everything that one source says, each list in the order of its ids.</summary>
internal sealed class LoadedSource(Source source)
{
    public Source Source { get; } = source;

    public List<Model> Models { get; } = [];

    public List<Offer> Offers { get; } = [];

    public List<Score> Scores { get; } = [];

    public void Add(LoadedSource more)
    {
        Models.AddRange(more.Models);
        Offers.AddRange(more.Offers);
        Scores.AddRange(more.Scores);
    }

    public void Sort()
    {
        SortIfNeeded(Models, static model => model.Id);
        SortIfNeeded(Offers, static offer => offer.Id);
    }

    private static void SortIfNeeded<T>(List<T> list, Func<T, string> id)
    {
        // Our own writer sorts; the check is cheaper than the sort.
        for (int i = 1; i < list.Count; i++)
        {
            if (string.CompareOrdinal(id(list[i - 1]), id(list[i])) > 0)
            {
                list.Sort((left, right) => string.CompareOrdinal(id(left), id(right)));
                return;
            }
        }
    }
}
