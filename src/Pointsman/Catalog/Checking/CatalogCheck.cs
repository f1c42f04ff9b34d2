namespace Pointsman;

/// <summary>
/// What a look over a whole catalog found. Broken references are errors; the rest are things to look at.
/// </summary>
public sealed record CatalogCheck
{
    /// <summary>Everything that was found, by kind and then by subject.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The findings that make the catalog wrong.</summary>
    public IEnumerable<Finding> Errors => Findings.Where(finding => IsError(finding.Kind));

    /// <summary>Whether findings of a kind are errors: what refers to nothing, or to two things.</summary>
    public static bool IsError(FindingKind kind) => kind <= FindingKind.UnknownSuccessor;

    /// <summary>Looks over a catalog.</summary>
    public static CatalogCheck Run(Catalog catalog, DateOnly today)
    {
        Dictionary<string,
            Model> models = catalog.Models.ToDictionary(model => model.Id, StringComparer.OrdinalIgnoreCase);
        IEnumerable<Finding> findings =
        [
            .. NameFindings.Of(catalog, models),
            .. Scores(catalog, models),
            .. catalog.Models.SelectMany(model => OfModel(catalog, model, models, today)),
            .. catalog.Offers.SelectMany(offer => OfOffer(catalog, offer, models)),
        ];
        return new CatalogCheck
        {
            Findings =
                [.. findings.OrderBy(finding => finding.Kind)
                .ThenBy(finding => finding.Subject, StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<Finding> OfModel(
        Catalog catalog, Model model, Dictionary<string, Model> models, DateOnly today)
    {
        if (model.Released > today)
        {
            yield return new Finding(FindingKind.ReleaseAhead, model.Id, $"is dated {model.Released:yyyy-MM-dd}");
        }

        if (catalog.OffersOf(model).Count == 0)
        {
            yield return new Finding(FindingKind.NoOffer, model.Id, "nobody sells it");
        }

        if (model.Successor is not { } successor)
        {
            yield break;
        }

        if (!models.TryGetValue(successor, out Model? next))
        {
            yield return new Finding(
                FindingKind.UnknownSuccessor, model.Id, $"names the successor {successor}, which is no model");
        }
        else if (catalog.OffersOf(next) is { Count: > 0 } offers && offers.All(offer => Ended(offer, today)))
        {
            yield return new Finding(
                FindingKind.RetiredSuccessor, model.Id, $"names the successor {successor}, which is no longer sold");
        }
    }

    private static IEnumerable<Finding> OfOffer(Catalog catalog, Offer offer, Dictionary<string, Model> models)
    {
        if (!models.ContainsKey(offer.Model))
        {
            yield return new Finding(FindingKind.UnknownModel, offer.Id, $"sells {offer.Model}, which is no model");
        }

        if (catalog.FindProvider(offer.Provider) is null)
        {
            yield return new Finding(
                FindingKind.UnlistedProvider, offer.Id, $"the provider {offer.Provider} is not listed");
        }

        foreach (Finding finding in PriceFindings.Of(offer))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Scores(Catalog catalog, Dictionary<string, Model> models)
    {
        HashSet<string> benchmarks = [.. catalog.Benchmarks.Select(benchmark => benchmark.Id)];
        HashSet<string> sources = [.. catalog.Sources.Select(source => source.Id)];
        foreach (Score score in catalog.Scores)
        {
            string subject = $"{score.Model} {score.Benchmark}";
            if (!models.ContainsKey(score.Model))
            {
                yield return new Finding(FindingKind.ScoreOfUnknownModel, subject, $"{score.Model} is no model");
            }

            if (!benchmarks.Contains(score.Benchmark))
            {
                yield return new Finding(
                    FindingKind.UnknownBenchmark, subject, $"the benchmark {score.Benchmark} is not listed");
            }

            if (!sources.Contains(score.Source))
            {
                yield return new Finding(
                    FindingKind.ScoreWithoutSource, subject, $"its source '{score.Source}' is not listed");
            }
        }
    }

    private static bool Ended(Offer offer, DateOnly today) =>
        offer.Status == Lifecycle.Retired || offer.Retires <= today;
}
