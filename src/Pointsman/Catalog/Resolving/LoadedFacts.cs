namespace Pointsman;

/// <summary>Everything that all sources say, and who is believed first.</summary>
internal sealed class LoadedFacts(IReadOnlyList<LoadedSource> facts, CatalogPolicy policy)
{
    public IReadOnlyList<LoadedSource> Facts { get; } = facts;

    public CatalogPolicy Policy { get; } = policy;

    public IReadOnlyList<Source> Sources { get; } = [.. facts.Select(one => one.Source)];

    public List<Model> Models()
    {
        var models = new List<Model>();
        Grouping.Each(Facts, Policy, one => one.Models, model => model.Id, claims =>
            models.Add(Resolver.Resolve(claims, Facts)));
        return models;
    }

    public List<Offer> Offers()
    {
        var offers = new List<Offer>();
        Grouping.Each(Facts, Policy, one => one.Offers, offer => offer.Id, claims =>
            offers.Add(Resolver.Resolve(claims, Facts)));
        return offers;
    }

    public List<Score> Scores() => [.. Facts.SelectMany(one => one.Scores)];
}
