using System.Globalization;

namespace Pointsman;

/// <summary>
/// Collects the rows of one file. It settles what every format needs settled: which model a name means, who sells,
/// which of several snapshots speaks for the model, and that a price of nothing at a reseller means unknown.
/// </summary>
internal sealed class FactsBuilder
{
    private const int LongestId = 300;

    private readonly ImportContext _context;
    private readonly Dictionary<string, Provider> _providers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(string Name, Model Model)>> _claims = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Offer> _offers = new(StringComparer.Ordinal);
    private readonly HashSet<Score> _scores = [];
    private readonly List<string> _notes = [];
    private readonly List<string> _unpriced = [];

    public FactsBuilder(ImportContext context)
    {
        _context = context;
        foreach (Provider provider in context.Providers)
        {
            _providers.TryAdd(provider.Id, provider);
        }

        foreach (Provider provider in context.Providers)
        {
            foreach (string alias in provider.Aliases)
            {
                _providers.TryAdd(alias, provider);
            }
        }
    }

    /// <summary>The last day on which a release may lie.</summary>
    public DateOnly LatestRelease => _context.Date.AddYears(1);

    /// <summary>The id of a provider, whatever the source calls it.</summary>
    public string ProviderOf(string sourceName) =>
        _providers.TryGetValue(sourceName, out Provider? provider)
            ? provider.Id
            : sourceName.Trim().ToLowerInvariant().Replace('/', '-');

    /// <summary>
    /// Whether a provider sells what it makes, or is the buyer's own machine: there, free means free.
    /// </summary>
    public bool MayBeFree(string provider) =>
        _providers.TryGetValue(provider, out Provider? known) && known.Kind is ProviderKind.Maker or ProviderKind.Local;

    /// <summary>Notes what a reader should know.</summary>
    public void Note(string row, string what) => _notes.Add($"{row}: {what}");

    /// <summary>Leaves a row out when it has problems, and says why.</summary>
    public bool LeftOut(string row, IReadOnlyCollection<string> problems)
    {
        if (problems.Count > 0)
        {
            Note(row, $"left out: {string.Join("; ", problems)}");
        }

        return problems.Count > 0;
    }

    /// <summary>What the source says of a model. The id of <paramref name="facts"/> is ignored.</summary>
    public void Describe(string sourceName, Model facts)
    {
        string id = _context.Names.IdOf(sourceName, out _);
        string name = sourceName.Trim();

        // Lists give "chat" to whatever they have no better word for; a clear name knows better.
        ModelTask? named = facts.Task is null or ModelTask.Chat ? TaskNames.Of(name, facts.Input, facts.Output) : null;
        ModelTask? task = named ?? facts.Task;
        Model claim = facts with { Id = id, Task = task, As = name == id ? null : name };
        if (!_claims.TryGetValue(id, out List<(string, Model)>? claims))
        {
            _claims[id] = claims = [];
        }

        claims.Add((name, claim));
    }

    /// <summary>The model that a row names. A model that nobody else describes gets the facts that the row
    /// has.</summary>
    public string Resolve(string sourceName, Func<Model> facts, out string? variant)
    {
        if (!_context.Names.TryFind(sourceName, out string id, out variant) || _context.Own.Contains(id))
        {
            Describe(sourceName, facts() with { Id = id });
        }

        return id;
    }

    /// <summary>Adds an offer. The first row of a wire name wins.</summary>
    public void Add(Offer offer)
    {
        if (offer.Id.Length > LongestId || offer.Id[0] == '/' || offer.Id[^1] == '/' || offer.Id.Any(char.IsControl))
        {
            Note(offer.Id.Length > 80 ? offer.Id[..80] : offer.Id, "left out: it has no name that could be called");
            return;
        }

        Offer known = offer with { Prices = [.. offer.Prices.Where(price => IsKnown(offer, price))] };
        if (!_offers.TryAdd(known.Id, known))
        {
            Note(known.Id, "stands twice; the first row was taken");
        }
    }

    /// <summary>Adds a score.</summary>
    public void Add(Score score) => _scores.Add(score);

    /// <summary>Everything that was collected.</summary>
    public ImportedFacts Build()
    {
        if (_unpriced.Count > 0)
        {
            string some = string.Join(", ", _unpriced.Take(5));
            _notes.Add($"{_unpriced.Count} offers of resellers are listed at 0, taken for unknown: {some} …");
        }

        return new ImportedFacts
        {
            Models = [.. _claims.Select(claims => Spokesman(claims.Key, claims.Value))
                .OrderBy(model => model.Id, StringComparer.Ordinal)],
            Offers = [.. _offers.Values.OrderBy(offer => offer.Id, StringComparer.Ordinal)],
            Scores = [.. _scores],
            Notes = _notes,
        };
    }

    private bool IsKnown(Offer offer, Price price)
    {
        Rates rates = price.Base;
        bool nothing = rates.Input is null && rates.Output is null && rates.Special is null
            && rates.CachedInput is null;
        bool free = rates.Input == Usd.Zero && rates.Output is null or { Amount: 0m } && rates.Special is null;
        if (!free)
        {
            return !nothing;
        }

        if (!MayBeFree(offer.Provider))
        {
            _unpriced.Add(offer.Id);
            return false;
        }

        Note(offer.Id, "is listed as free");
        return true;
    }

    /// <summary>The row whose own name is the id speaks for the model; else the one released first.</summary>
    private static Model Spokesman(string id, List<(string Name, Model Model)> claims) => claims
        .OrderBy(claim => Plain(claim.Name) == id ? 0 : 1)
        .ThenBy(claim => claim.Model.Released ?? DateOnly.MaxValue)
        .ThenBy(claim => claim.Name.Length)
        .ThenBy(claim => claim.Name, StringComparer.Ordinal)
        .First().Model;

    private static string Plain(string name) =>
        name[(name.LastIndexOf('/') + 1)..].ToLower(CultureInfo.InvariantCulture);
}
