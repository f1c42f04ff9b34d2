namespace Pointsman;

/// <summary>
/// Looks at offers for one question. Pure: the same question and catalog give the same answer. Thousands of offers are
/// looked at for each question, so what is cheap comes first, and an offer that breaks several plain constraints is
/// never priced or scored.
/// </summary>
internal sealed class Assessor(Question question, RankingRules rules, Abilities abilities, int models, DateOnly day)
{
    private readonly ModelMerit?[] _merits = new ModelMerit?[models];
    private readonly Requirement _needed = question.Needed;
    private readonly Wishes _nice = new(question.Needed.Nice);
    private readonly OfferScreen _screen = new(question, rules, day);
    private readonly bool _unknownPriceIsFine = question.Needed.Accept.Contains("unknown-price");

    public ModelMerit MeritOf(OfferEntry entry) =>
        _merits[entry.ModelIndex] ??= ModelMerit.Of(entry.AbilityIndex, question.Capabilities, abilities, rules);

    /// <summary>The plain constraints that an offer breaks: all but price, latency and quality.</summary>
    public uint Screen(OfferEntry entry) => _screen.Broken(entry);

    /// <summary>
    /// Everything about an offer; constraints that it breaks by its price, speed or quality are added.
    /// </summary>
    public OfferFigures Measure(OfferEntry entry, ref uint broken)
    {
        ModelMerit merit = MeritOf(entry);
        MeasuredResult? measured = question.Measured.Of(entry.Offer);
        double quality = Shrink(measured?.Quality, measured?.N, merit.Quality);
        double seconds = Shrink(measured?.Latency?.TotalSeconds, measured?.N, merit.Seconds);
        double lucky = Shrink(measured?.Latency?.TotalSeconds, measured?.N, merit.LuckySeconds);
        Usd? cost = Cost(entry, measured);
        if (cost is null && !_unknownPriceIsFine)
        {
            broken |= Assessment.Bit(ConstraintKind.Price);
        }

        if (cost > _needed.BudgetPerRequest || cost * question.RequestsPerMonth > _needed.BudgetPerMonth)
        {
            broken |= Assessment.Bit(ConstraintKind.Budget);
        }

        // What may be fast enough stays in; that it may not be is a risk, and the ranking takes the cautious figure.
        broken |= lucky > _needed.Latency?.TotalSeconds ? Assessment.Bit(ConstraintKind.Latency) : 0u;
        broken |= quality < _needed.Quality ? Assessment.Bit(ConstraintKind.Quality) : 0u;
        var factors = new Factors(
            quality, CostFactor(cost), RankingRules.Between(seconds, rules.SpeedWorst, rules.SpeedBest),
            entry.ContextFactor, entry.TrustFactor, FitFactor(entry));
        return new OfferFigures(quality, seconds, cost, factors, factors.Score(question.Weights));
    }

    /// <summary>n cases of the user's own against a prior that weighs as much as a stated number of cases.</summary>
    private double Shrink(double? measured, int? n, double prior) =>
        measured is { } value
            ? ((value * n!.Value) + (prior * rules.PriorCases)) / (n.Value + rules.PriorCases)
            : prior;

    private Usd? Cost(OfferEntry entry, MeasuredResult? measured)
    {
        if (measured?.CostPerRequest is { } paid)
        {
            return paid;
        }

        if (entry.Price is { } price)
        {
            return Charge.TotalFor(question.Usage, price);
        }

        if (!entry.Local || entry.Model.Parameters is not { } parameters)
        {
            return null;
        }

        if (_needed.Deployment == "edge")
        {
            return Usd.Zero;
        }

        var workload = new Workload(question.Usage, question.RequestsPerMonth);
        return HostingNeed.Of(OfferEntry.Hosting(parameters), workload).Total / question.RequestsPerMonth;
    }

    private double CostFactor(Usd? cost) => cost switch
    {
        null => 0.0,
        { Amount: 0m } => 1.0,
        { } paid => RankingRules.Between((double)paid.Amount, rules.CostWorst, rules.CostBest),
    };

    private double FitFactor(OfferEntry entry)
    {
        double ofClass = ClassFit(entry, question.PathB.Leaf.Class);
        if (_nice.Count == 0)
        {
            return ofClass;
        }

        return (ofClass + ((double)_nice.Met(entry) / _nice.Count)) / 2.0;
    }

    // A model that thinks first does general work too, at more time and cost: half a fit.
    private static double ClassFit(OfferEntry entry, ModelClass wanted)
    {
        bool thinks = (entry.Features & Features.Reasoning) != 0;
        return wanted switch
        {
            ModelClass.Slm => entry.Small ? 1.0 : 0.0,
            ModelClass.Rlm => thinks ? 1.0 : 0.0,
            ModelClass.Mllm => (entry.Input & ~Modalities.Text) != 0 ? 1.0 : 0.0,
            _ => entry.Small ? 0.0 : thinks ? 0.5 : 1.0,
        };
    }
}
