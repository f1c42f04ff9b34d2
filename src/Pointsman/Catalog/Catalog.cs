namespace Pointsman;

/// <summary>
/// Models, offers and scores with their provenance, resolved. Immutable; a new import is a new catalog. All lists are
/// in the order of their ids, so that nothing depends on the order of the files.
/// </summary>
public sealed class Catalog
{
    private readonly Lazy<CatalogNames> _names;
    private readonly Lazy<IReadOnlyDictionary<string, Offer[]>> _offersByModel;

    internal Catalog(
        IReadOnlyList<LoadedSource> facts, CatalogPolicy policy, IReadOnlyList<Source> sources,
        IReadOnlyList<Provider> providers, IReadOnlyList<Benchmark> benchmarks,
        IReadOnlyDictionary<string, CatalogFile> files)
        : this(
            facts, policy, sources, providers, benchmarks, files, Merged(facts, policy), MergedOffers(facts, policy),
            AllScores(facts))
    {
    }

    private Catalog(
        IReadOnlyList<LoadedSource> facts, CatalogPolicy policy, IReadOnlyList<Source> sources,
        IReadOnlyList<Provider> providers, IReadOnlyList<Benchmark> benchmarks,
        IReadOnlyDictionary<string, CatalogFile> files,
        IReadOnlyList<Model> models, IReadOnlyList<Offer> offers, IReadOnlyList<Score> scores)
    {
        Facts = facts;
        Policy = policy;
        Sources = sources;
        Providers = providers;
        Benchmarks = benchmarks;
        Files = files;
        Models = models;
        Offers = offers;
        Scores = scores;
        _names = new Lazy<CatalogNames>(() => new CatalogNames(this));
        _offersByModel = new Lazy<IReadOnlyDictionary<string, Offer[]>>(
            () => Offers.GroupBy(offer => offer.Model).ToDictionary(group => group.Key, group => group.ToArray()));
    }

    /// <summary>The models.</summary>
    public IReadOnlyList<Model> Models { get; }

    /// <summary>The offers.</summary>
    public IReadOnlyList<Offer> Offers { get; }

    /// <summary>The scores, in the order of the sources.</summary>
    public IReadOnlyList<Score> Scores { get; }

    /// <summary>Who says it.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>Who sells.</summary>
    public IReadOnlyList<Provider> Providers { get; }

    /// <summary>What is measured.</summary>
    public IReadOnlyList<Benchmark> Benchmarks { get; }

    /// <summary>Who is believed first.</summary>
    public CatalogPolicy Policy { get; }

    /// <summary>The files that it was made of, by path.</summary>
    public IReadOnlyDictionary<string, CatalogFile> Files { get; }

    /// <summary>The newest day that any source speaks of; what comes later is not known here.</summary>
    public DateOnly Newest => Sources.Max(source => source.Date);

    internal IReadOnlyList<LoadedSource> Facts { get; }

    /// <summary>The catalog that comes with the library.</summary>
    public static Catalog LoadEmbedded() => CatalogLoader.Load(EmbeddedCatalog.Files());

    /// <summary>A catalog from files of your own.</summary>
    /// <exception cref="FaultsException">Something in the files is wrong; the exception lists all of it.</exception>
    public static Catalog Load(IEnumerable<CatalogFile> files) => CatalogLoader.Load(files);

    /// <summary>The model of that id or alias, however a source writes it; null when there is none.</summary>
    public Model? FindModel(string name) => _names.Value.Model(name);

    /// <summary>The offer of that id; null when there is none.</summary>
    public Offer? FindOffer(string id) => _names.Value.Offer(id);

    /// <summary>The provider of that id or other name; null when it is not listed.</summary>
    public Provider? FindProvider(string id) => _names.Value.Provider(id);

    /// <summary>The offers of a model.</summary>
    public IReadOnlyList<Offer> OffersOf(Model model) => _offersByModel.Value.GetValueOrDefault(model.Id) ?? [];

    /// <summary>
    /// The catalog as it would have looked on a day: models that were released, offers that were sold, scores that had
    /// been measured. What is announced for later, such as a retirement, was not yet known and is left out.
    /// </summary>
    public Catalog AsOf(DateOnly day)
    {
        var sale = new SaleCalendar(this, day);
        List<Model> models = [.. Models.Where(model => sale.Exists(model))];
        List<Offer> offers = [.. Offers.Where(offer => sale.IsSold(offer)).Select(offer => sale.AsOf(offer))];
        List<Score> scores = [.. Scores.Where(score => score.Date <= day && sale.Exists(score.Model))];
        return new Catalog(Facts, Policy, Sources, Providers, Benchmarks, Files, models, offers, scores);
    }

    private static List<Model> Merged(IReadOnlyList<LoadedSource> facts, CatalogPolicy policy)
    {
        var models = new List<Model>();
        Grouping.Each(
            facts, policy, one => one.Models, model => model.Id, claims => models.Add(Resolver.Resolve(claims, facts)));
        return models;
    }

    private static List<Offer> MergedOffers(IReadOnlyList<LoadedSource> facts, CatalogPolicy policy)
    {
        var offers = new List<Offer>(facts.Count == 0 ? 0 : facts.Max(one => one.Offers.Count));
        Grouping.Each(
            facts, policy, one => one.Offers, offer => offer.Id, claims => offers.Add(Resolver.Resolve(claims, facts)));
        return offers;
    }

    private static List<Score> AllScores(IReadOnlyList<LoadedSource> facts) => [.. facts.SelectMany(one => one.Scores)];
}
