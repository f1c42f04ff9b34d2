namespace Pointsman;

/// <summary>
/// Models, offers and scores with their provenance, resolved. Immutable; a new import is a new catalog. All lists are
/// in the order of their ids, so that nothing depends on the order of the files.
/// </summary>
public sealed class Catalog
{
    private readonly Lazy<CatalogNames> _names;
    private readonly Lazy<ProviderNames> _providerNames;
    private readonly Lazy<IReadOnlyDictionary<string, Offer[]>> _offersByModel;
    private readonly Lazy<LoadedFacts> _loaded;
    private readonly Lazy<IReadOnlyList<Score>> _scores;
    private readonly Lazy<Abilities> _newestAbilities;

    internal Catalog(
        LoadedFacts loaded, IReadOnlyList<Provider> providers, IReadOnlyList<Benchmark> benchmarks,
            IReadOnlyDictionary<string, CatalogFile> files)
        : this(new Lazy<LoadedFacts>(loaded), loaded.Sources, providers, benchmarks, files, loaded.Models(),
            loaded.Offers(),
            new Lazy<IReadOnlyList<Score>>(loaded.Scores()), null)
    {
    }

    private Catalog(
        Lazy<LoadedFacts> loaded, IReadOnlyList<Source> sources, IReadOnlyList<Provider> providers,
        IReadOnlyList<Benchmark> benchmarks, IReadOnlyDictionary<string, CatalogFile> files,
        IReadOnlyList<Model> models, IReadOnlyList<Offer> offers, Lazy<IReadOnlyList<Score>> scores,
        Lazy<Abilities>? newestAbilities, DateOnly? day = null)
    {
        _loaded = loaded;
        Sources = sources;
        Providers = providers;
        Benchmarks = benchmarks;
        Files = files;
        Models = models;
        Offers = offers;
        _scores = scores;
        _names = new Lazy<CatalogNames>(() => new CatalogNames(this));
        _providerNames = new Lazy<ProviderNames>(() => new ProviderNames(Providers));
        _offersByModel = new Lazy<IReadOnlyDictionary<string, Offer[]>>(
            () => Offers.GroupBy(offer => offer.Model).ToDictionary(group => group.Key, group => group.ToArray()));
        Day = day ?? Newest;
        _newestAbilities = newestAbilities ?? new Lazy<Abilities>(() => Abilities.Of(AsOf(Newest)));
    }

    /// <summary>The models.</summary>
    public IReadOnlyList<Model> Models { get; }

    /// <summary>The offers.</summary>
    public IReadOnlyList<Offer> Offers { get; }

    /// <summary>The scores, in the order of the sources.</summary>
    public IReadOnlyList<Score> Scores => _scores.Value;

    /// <summary>Who says it.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>Who sells.</summary>
    public IReadOnlyList<Provider> Providers { get; }

    /// <summary>What is measured.</summary>
    public IReadOnlyList<Benchmark> Benchmarks { get; }

    /// <summary>Who is believed first.</summary>
    public CatalogPolicy Policy => _loaded.Value.Policy;

    /// <summary>The files that it was made of, by path.</summary>
    public IReadOnlyDictionary<string, CatalogFile> Files { get; }

    /// <summary>The newest day that any source speaks of; what comes later is not known here.</summary>
    public DateOnly Newest
    {
        get
        {
            DateOnly newest = DateOnly.MinValue;
            foreach (Source source in Sources)
            {
                newest = source.Date > newest ? source.Date : newest;
            }

            return newest;
        }
    }

    internal IReadOnlyList<LoadedSource> Facts => _loaded.Value.Facts;

    /// <summary>The day for which this catalog speaks; the newest, unless it was made by <see cref="AsOf"/>.</summary>
    internal DateOnly Day { get; }

    /// <summary>What the models can do by all that is known; later days know no more.</summary>
    internal Abilities NewestAbilities => _newestAbilities.Value;

    /// <summary>The catalog that comes with the library.</summary>
    public static Catalog LoadEmbedded() => CatalogLoader.Load(EmbeddedCatalog.Files());

    /// <summary>The files of the catalog that comes with the library, to begin one of your own.</summary>
    public static IEnumerable<CatalogFile> EmbeddedFiles() => EmbeddedCatalog.Files(imports: true);

    /// <summary>A catalog from files of your own.</summary>
    /// <exception cref="FaultsException">Something in the files is wrong; the exception lists all of it.</exception>
    public static Catalog Load(IEnumerable<CatalogFile> files) => CatalogLoader.Load(files);

    /// <summary>The model of that id or alias, however a source writes it; null when there is none.</summary>
    public Model? FindModel(string name) => _names.Value.Model(name);

    /// <summary>The offer of that id; null when there is none.</summary>
    public Offer? FindOffer(string id) => _names.Value.Offer(id);

    /// <summary>The provider of that id or other name; null when it is not listed.</summary>
    public Provider? FindProvider(string id) => _providerNames.Value.Find(id);

    /// <summary>What one source says; nothing when there is no such source.</summary>
    public SourceFacts FactsOf(string source) =>
        Facts.FirstOrDefault(facts => facts.Source.Id == source) is { } one
            ? new SourceFacts(one.Models, one.Offers, one.Scores)
            : SourceFacts.Nothing;

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
        var scores = new Lazy<IReadOnlyList<Score>>(() =>
            [.. Scores.Where(score => score.Date <= day && sale.Exists(score.Model))]);
        return new Catalog(_loaded, Sources, Providers, Benchmarks, Files, models, offers, scores, _newestAbilities,
            day);
    }

    // The claims behind the facts are read only when somebody asks for them.
    internal static Catalog FromCompiled(
        IReadOnlyList<Source> sources, IReadOnlyList<Provider> providers, IReadOnlyList<Benchmark> benchmarks,
        IReadOnlyList<Model> models, IReadOnlyList<Offer> offers, Lazy<IReadOnlyList<Score>> scores,
            Abilities abilities)
    {
        var loaded = new Lazy<LoadedFacts>(() => LoadEmbedded()._loaded.Value);
        return new Catalog(loaded, sources, providers, benchmarks, EmbeddedCatalog.Settings(), models, offers,
            scores, new Lazy<Abilities>(abilities));
    }
}
