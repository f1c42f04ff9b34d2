using System.Globalization;

namespace Pointsman;

/// <summary>
/// Says what an offer has and what was allowed, on demand: thousands of offers are removed from a usual question, and
/// few of the reasons are ever read.
/// </summary>
public sealed class RemovalReasons
{
    private readonly Question _question;
    private readonly RankingRules _rules;
    private readonly Func<Offer, Assessment> _assess;

    internal RemovalReasons(Question question, RankingRules rules, Func<Offer, Assessment> assess)
    {
        _question = question;
        _rules = rules;
        _assess = assess;
    }

    /// <summary>What the offer has.</summary>
    public string Found(Offer offer, ConstraintKind constraint)
    {
        Assessment one = _assess(offer);
        OfferEntry entry = one.Entry;
        return constraint switch
        {
            ConstraintKind.Task => CatalogWords.Tasks.Of(entry.Model.Task ?? ModelTask.Chat),
            ConstraintKind.Specialty => $"a specialist for {entry.Model.Specialty}",
            ConstraintKind.Input => List(CatalogWords.Of(entry.Input)),
            ConstraintKind.Output => List(CatalogWords.Of(entry.Output)),
            ConstraintKind.Privacy =>
                CatalogWords.PrivacyLevels.Of(entry.Local ? PrivacyLevel.SelfHosted : entry.Provider.Privacy),
            ConstraintKind.Region => offer.Region ?? List(entry.Provider.Regions),
            ConstraintKind.Compliance => List(entry.Provider.Compliance),
            ConstraintKind.Provider => $"{offer.Provider}, a {CatalogWords.ProviderKinds.Of(entry.Provider.Kind)}",
            ConstraintKind.Lifecycle => Ending(offer),
            ConstraintKind.Must => $"no {List(_question.Needed.Must.Where(must => !Wishes.IsMet(entry, must)))}",
            ConstraintKind.Tree => $"not {List(_question.PathB.Leaf.Require)}",
            ConstraintKind.Deployment => entry.Local ? "too large for the device" : "runs at a provider",
            ConstraintKind.Gpus => entry.Gpus is { } gpus ? $"needs {gpus} GPU{(gpus == 1 ? "" : "s")}"
                : "its size is unknown",
            ConstraintKind.Context => entry.Context is { } context ? $"{Number(context)} tokens" : "unknown",
            ConstraintKind.Price => "no price is known",
            ConstraintKind.Budget => Costs(one),
            ConstraintKind.Latency => $"about {Seconds(one.Seconds)}",
            _ => Share(one.Quality),
        };
    }

    /// <summary>What the requirement allows.</summary>
    public string Allowed(ConstraintKind constraint)
    {
        Requirement needed = _question.Needed;
        return constraint switch
        {
            ConstraintKind.Task => CatalogWords.Tasks.Of(_question.Task.Model),
            ConstraintKind.Specialty =>
                _question.Task.Specialties.Count == 0
                    ? "general models"
                    : $"general models and {List(_question.Task.Specialties)}",
            ConstraintKind.Input => List(CatalogWords.Of(needed.Input)),
            ConstraintKind.Output => List(CatalogWords.Of(needed.Output)),
            ConstraintKind.Privacy => $"at least {CatalogWords.PrivacyLevels.Of(needed.Privacy)}",
            ConstraintKind.Region => needed.Region ?? "",
            ConstraintKind.Compliance => List(needed.Compliance),
            ConstraintKind.Provider => List(needed.Providers.Count == 0 ? _rules.Providers : needed.Providers),
            ConstraintKind.Lifecycle => $"sold for {_rules.RetirementDays} days more",
            ConstraintKind.Must => List(needed.Must),
            ConstraintKind.Tree => List(_question.PathB.Leaf.Require),
            ConstraintKind.Deployment => needed.Deployment ?? "",
            ConstraintKind.Gpus => $"{needed.Gpus ?? 0} GPUs of 80 GB",
            ConstraintKind.Context => $"{Number(_question.ContextNeeded)} tokens",
            ConstraintKind.Price => "a known price",
            ConstraintKind.Budget => Budget(needed),
            ConstraintKind.Latency => Seconds(needed.Latency?.TotalSeconds ?? 0.0),
            _ => $"at least {Share(needed.Quality ?? 0.0)}",
        };
    }

    private string Costs(Assessment one) =>
        $"{one.CostPerRequest}/request, {one.CostPerRequest * _question.RequestsPerMonth}/month";

    internal static string Budget(Requirement needed) =>
        List(new[]
        {
            needed.BudgetPerRequest is { } each ? $"{each}/request" : null,
            needed.BudgetPerMonth is { } month ? $"{month}/month" : null,
        }.OfType<string>());

    private static string Ending(Offer offer) => offer.Retires is { } end
        ? string.Create(CultureInfo.InvariantCulture, $"retires {end:yyyy-MM-dd}")
        : CatalogWords.Lifecycles.Of(offer.Status ?? Lifecycle.Active);

    private static string List(IEnumerable<string> words) =>
        string.Join(", ", words) is { Length: > 0 } list ? list : "none stated";

    private static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString("0.00", CultureInfo.InvariantCulture);

    internal static string Seconds(double seconds) => seconds < 1.0
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s");
}
