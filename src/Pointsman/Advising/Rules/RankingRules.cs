namespace Pointsman;

/// <summary>The numbers behind the ranking, from <c>advice/ranking.json</c>, which explains each.</summary>
public sealed record RankingRules
{
    /// <summary>Standard deviations by which estimates are lowered.</summary>
    public required double Caution { get; init; }

    /// <summary>The user's own cases that weigh as much as the catalog.</summary>
    public required double PriorCases { get; init; }

    /// <summary>Dollars per request that score 1.</summary>
    public required double CostBest { get; init; }

    /// <summary>Dollars per request that score 0.</summary>
    public required double CostWorst { get; init; }

    /// <summary>Seconds to the first words for a model of middle speed.</summary>
    public required double LatencyMiddle { get; init; }

    /// <summary>The factor on that time for one standard deviation of speed.</summary>
    public required double LatencyPerDeviation { get; init; }

    /// <summary>Seconds that score 1.</summary>
    public required double SpeedBest { get; init; }

    /// <summary>Seconds that score 0.</summary>
    public required double SpeedWorst { get; init; }

    /// <summary>Tokens of context that score 0.</summary>
    public required double ContextWorst { get; init; }

    /// <summary>Tokens of context that score 1.</summary>
    public required double ContextBest { get; init; }

    /// <summary>Trust by kind of provider, and for preview and deprecated.</summary>
    public required IReadOnlyDictionary<string, double> Trust { get; init; }

    /// <summary>Factors on the weights by priority.</summary>
    public required IReadOnlyDictionary<string, FactorWeights> Priorities { get; init; }

    /// <summary>Kinds of provider that are considered when none is named.</summary>
    public required IReadOnlyList<string> Providers { get; init; }

    /// <summary>Days that an offer must still be sold.</summary>
    public required int RetirementDays { get; init; }

    /// <summary>The most parameters of a small model.</summary>
    public required long SmallParameters { get; init; }

    /// <summary>The highest input price of a small model whose size is secret.</summary>
    public required Usd SmallPrice { get; init; }

    /// <summary>The most parameters of a model of middle size.</summary>
    public required long MediumParameters { get; init; }

    /// <summary>The classes of waiting time, shortest first.</summary>
    public required IReadOnlyList<LatencyClass> LatencyClasses { get; init; }

    /// <summary>Where a value lies between two ends on a logarithmic scale, held at 0 and 1 beyond them.</summary>
    internal static double Between(double value, double worst, double best) =>
        Math.Clamp(Math.Log(value / worst) / Math.Log(best / worst), 0.0, 1.0);

    internal double TrustOf(ProviderKind kind, Lifecycle? status)
    {
        const double Unstated = 0.5;
        double trust = Trust.GetValueOrDefault(CatalogWords.ProviderKinds.Of(kind), Unstated);
        return status switch
        {
            Lifecycle.Preview => trust * Trust.GetValueOrDefault("preview", Unstated),
            Lifecycle.Deprecated or Lifecycle.Unconfirmed => trust * Trust.GetValueOrDefault("deprecated", Unstated),
            _ => trust,
        };
    }

    /// <summary>The class of a waiting time.</summary>
    public LatencyClass ClassOf(double seconds) =>
        LatencyClasses.First(one => one.Below is not { } below || seconds < below.TotalSeconds);
}
