using System.Numerics;

namespace Pointsman;

/// <summary>Looks at every offer for one question. Pure: the same question and catalog give the same answer.</summary>
internal sealed class Assessor(Question question, RankingRules rules, ModelMerit[] merits, DateOnly day)
{
    private const int SmallestContext = 8_192;

    private readonly Requirement _needed = question.Needed;
    private readonly uint _requires = RequireBits(question.PathB.Leaf.Require);
    private readonly bool _selfHosts = question.Needed is { Gpus: > 0 } or { Privacy: PrivacyLevel.SelfHosted } or { Deployment: "on-premises" or "edge" };

    public ModelMerit MeritOf(OfferEntry entry) => merits[entry.ModelIndex];

    public Assessment Assess(OfferEntry entry)
    {
        ref readonly ModelMerit merit = ref merits[entry.ModelIndex];
        MeasuredResult? measured = question.Measured.Of(entry.Offer);
        double quality = Shrink(measured?.Quality, measured?.N, merit.Quality);
        double seconds = Shrink(measured?.Latency?.TotalSeconds, measured?.N, merit.Seconds);
        double lucky = Shrink(measured?.Latency?.TotalSeconds, measured?.N, merit.LuckySeconds);
        Usd? cost = Cost(entry, measured);
        uint broken = Broken(entry, quality, lucky, cost);
        var factors = new Factors(quality, CostFactor(entry, cost), SpeedFactor(seconds), ContextFactor(entry.Context), TrustFactor(entry), FitFactor(entry));
        return new Assessment(entry, broken, quality, seconds, cost, factors, factors.Score(question.Weights));
    }

    /// <summary>n cases of the user's own against a prior that weighs as much as a stated number of cases.</summary>
    public double Shrink(double? measured, int? n, double prior) =>
        measured is { } value ? ((value * n!.Value) + (prior * rules.PriorCases)) / (n.Value + rules.PriorCases) : prior;

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

    private uint Broken(OfferEntry entry, double quality, double luckySeconds, Usd? cost)
    {
        uint broken = Kind(entry) | Seller(entry) | Wanted(entry);
        broken |= If(entry.Context is { } context ? context < question.ContextNeeded : question.ContextNeeded > SmallestContext, ConstraintKind.Context);
        broken |= If(cost is null && !_needed.Accept.Contains("unknown-price"), ConstraintKind.Price);
        broken |= If(cost > _needed.BudgetPerRequest || cost * question.RequestsPerMonth > _needed.BudgetPerMonth, ConstraintKind.Budget);
        broken |= If(luckySeconds > _needed.Latency?.TotalSeconds, ConstraintKind.Latency);
        broken |= If(quality < _needed.Quality, ConstraintKind.Quality);
        return broken;
    }

    private uint Kind(OfferEntry entry)
    {
        Modalities output = _needed.Output;
        return If((entry.Model.Task ?? ModelTask.Chat) != question.Task.Model, ConstraintKind.Task)
            | If(entry.Model.Specialty is { } specialty && !question.Task.Specialties.Contains(specialty), ConstraintKind.Specialty)
            | If((entry.Input & _needed.Input) != _needed.Input, ConstraintKind.Input)
            | If((entry.Output & output) != output, ConstraintKind.Output);
    }

    private uint Seller(OfferEntry entry)
    {
        Provider provider = entry.Provider;
        bool elsewhere = _needed.Region is { } region && !entry.Local
            && (entry.Offer.Region is { } bound ? bound != region : !provider.Regions.Contains(region));
        bool unsigned = !entry.Local && _needed.Compliance.Any(one => !provider.Compliance.Contains(one));
        return If((entry.Local ? PrivacyLevel.SelfHosted : provider.Privacy) < _needed.Privacy, ConstraintKind.Privacy)
            | If(elsewhere, ConstraintKind.Region)
            | If(unsigned, ConstraintKind.Compliance)
            | If(!Considered(entry), ConstraintKind.Provider)
            | If(Ending(entry.Offer), ConstraintKind.Lifecycle);
    }

    private uint Wanted(OfferEntry entry)
    {
        bool misplaced = _needed.Deployment switch
        {
            "edge" => !entry.Local || !entry.Small,
            "on-premises" => !entry.Local,
            _ => false,
        };
        bool tooLarge = entry.Local && _needed.Deployment != "edge" && (!_selfHosts || entry.Gpus is not { } gpus || (_needed.Gpus is { } have && gpus > have));
        return If(_needed.Must.Any(must => !Has(entry, must)), ConstraintKind.Must)
            | If((_requires & Traits(entry)) != _requires, ConstraintKind.Tree)
            | If(misplaced, ConstraintKind.Deployment)
            | If(tooLarge, ConstraintKind.Gpus);
    }

    private bool Considered(OfferEntry entry)
    {
        string kind = CatalogWords.ProviderKinds.Of(entry.Provider.Kind);
        return _needed.Providers.Count == 0
            ? rules.Providers.Contains(kind)
            : _needed.Providers.Contains(kind) || _needed.Providers.Contains(entry.Provider.Id) || _needed.Providers.Contains("any");
    }

    private bool Ending(Offer offer) =>
        (offer.Retires is { } end && end.DayNumber - day.DayNumber < rules.RetirementDays)
        || offer.Status == Lifecycle.Retired
        || (offer.Status == Lifecycle.Deprecated && !_needed.Accept.Contains("deprecated"))
        || (offer.Status == Lifecycle.Unconfirmed && !_needed.Accept.Contains("unconfirmed"));

    public static bool Has(OfferEntry entry, string wish) => wish switch
    {
        "open-weights" => entry.Model.OpenWeights == true,
        "active" => entry.Offer.Status is null or Lifecycle.Active,
        _ => CatalogWords.Features.TryParse(wish, out Features feature) && entry.Features.HasFlag(feature),
    };

    private double CostFactor(OfferEntry entry, Usd? cost) => cost switch
    {
        null => 0.0,
        { Amount: 0m } => 1.0,
        { } paid => Between((double)paid.Amount, rules.CostWorst, rules.CostBest),
    };

    private double SpeedFactor(double seconds) => Between(seconds, rules.SpeedWorst, rules.SpeedBest);

    private double ContextFactor(int? context) => context is { } tokens ? Between(tokens, rules.ContextWorst, rules.ContextBest) : 0.0;

    private double TrustFactor(OfferEntry entry)
    {
        double trust = rules.Trust.GetValueOrDefault(CatalogWords.ProviderKinds.Of(entry.Provider.Kind), 0.5);
        return entry.Offer.Status switch
        {
            Lifecycle.Preview => trust * rules.Trust.GetValueOrDefault("preview", 0.5),
            Lifecycle.Deprecated => trust * rules.Trust.GetValueOrDefault("deprecated", 0.5),
            _ => trust,
        };
    }

    private double FitFactor(OfferEntry entry)
    {
        double ofClass = ClassFit(entry, question.PathB.Leaf.Class);
        if (_needed.Nice.Count == 0)
        {
            return ofClass;
        }

        return (ofClass + ((double)_needed.Nice.Count(wish => Has(entry, wish)) / _needed.Nice.Count)) / 2.0;
    }

    // A model that thinks first does general work too, at more time and cost: half a fit.
    private static double ClassFit(OfferEntry entry, ModelClass wanted)
    {
        bool thinks = entry.Features.HasFlag(Features.Reasoning);
        return wanted switch
        {
            ModelClass.Slm => entry.Small ? 1.0 : 0.0,
            ModelClass.Rlm => thinks ? 1.0 : 0.0,
            ModelClass.Mllm => (entry.Input & ~Modalities.Text) != 0 ? 1.0 : 0.0,
            _ => entry.Small ? 0.0 : thinks ? 0.5 : 1.0,
        };
    }

    // Logarithmic between the two ends, held at 0 and 1 beyond them.
    private static double Between(double value, double worst, double best) =>
        Math.Clamp(Math.Log(value / worst) / Math.Log(best / worst), 0.0, 1.0);

    private static uint If(bool broken, ConstraintKind kind) => broken ? Assessment.Bit(kind) : 0u;

    /// <summary>What a leaf of tree B may require; the order is that of the bits in <see cref="Traits"/>.</summary>
    public static readonly string[] Requirable = ["self-hosted", "open-weights", "small", "medium", "input:video", "input:audio", "input:image"];

    private static uint RequireBits(IReadOnlyList<string> require) =>
        require.Aggregate(0u, (bits, one) => bits | (Array.IndexOf(Requirable, one) is >= 0 and var at ? 1u << at : 0u));

    private uint Traits(OfferEntry entry)
    {
        if (_requires == 0)
        {
            return 0;
        }

        return (entry.Local ? 1u : 0u)
            | (entry.Model.OpenWeights == true ? 2u : 0u)
            | (entry.Small ? 4u : 0u)
            | (entry.Model.Parameters <= rules.MediumParameters ? 8u : 0u)
            | (entry.Input.HasFlag(Modalities.Video) ? 16u : 0u)
            | (entry.Input.HasFlag(Modalities.Audio) ? 32u : 0u)
            | (entry.Input.HasFlag(Modalities.Image) ? 64u : 0u);
    }

    public static ConstraintKind First(uint broken) => (ConstraintKind)BitOperations.TrailingZeroCount(broken);
}
