namespace Pointsman;

/// <summary>
/// From a requirement to an explained, priced shortlist. Make one for a catalog and a day, and ask it as often as you
/// like; it is immutable and safe to share.
/// </summary>
/// <remarks>
/// 1 the trees and the matrix say what to look for → 2 each model's merit for the task, from all scores → 3 constraints
/// remove offers → 4 the rest is scored and ranked → 5 the best offer of each model is shortlisted → 6 alternatives,
/// risks, and what would change the answer.
/// </remarks>
public sealed class Advisor
{
    private const int ShortlistSize = 3;

    private readonly OfferEntry[] _entries;
    private readonly Dictionary<string, int> _entryIndex;
    private readonly Model[] _models;
    private readonly Abilities _abilities;

    private Advisor(Catalog catalog, AdviceRules rules, DateOnly day)
    {
        Catalog = catalog;
        Rules = rules;
        Day = day;
        _abilities = Abilities.Of(catalog);
        _models = [.. catalog.Models];
        var index = new Dictionary<string, int>(_models.Length, StringComparer.Ordinal);
        for (int i = 0; i < _models.Length; i++)
        {
            index[_models[i].Id] = i;
        }

        _entries =
        [
            .. catalog.Offers.Where(offer => index.ContainsKey(offer.Model))
                .Select(offer => OfferEntry.Join(offer, _models[index[offer.Model]], index[offer.Model], catalog, rules.Ranking, day)),
        ];
        _entryIndex = new Dictionary<string, int>(_entries.Length, StringComparer.Ordinal);
        for (int i = 0; i < _entries.Length; i++)
        {
            _entryIndex[_entries[i].Offer.Id] = i;
        }
    }

    /// <summary>The catalog as of the day.</summary>
    public Catalog Catalog { get; }

    /// <summary>How it thinks.</summary>
    public AdviceRules Rules { get; }

    /// <summary>The day for which its answers hold.</summary>
    public DateOnly Day { get; }

    /// <summary>An advisor that knows what was known on a day.</summary>
    public static Advisor For(Catalog catalog, DateOnly day) => new(catalog.AsOf(day), AdviceRules.Of(catalog), day);

    /// <summary>Answers a requirement; for work in several steps, each step too.</summary>
    public Recommendation Advise(Requirement requirement, MeasuredResults? measured = null)
    {
        Recommendation answer = Answer(requirement, measured ?? MeasuredResults.None);
        return requirement.Steps.Count == 0
            ? answer
            : answer with { Steps = [.. requirement.Steps.Select(step => Answer(step, measured ?? MeasuredResults.None))] };
    }

    private Recommendation Answer(Requirement requirement, MeasuredResults measured)
    {
        Question question = Question.Of(requirement, Rules, measured);
        var merits = new ModelMerit[_models.Length];
        for (int i = 0; i < merits.Length; i++)
        {
            merits[i] = ModelMerit.Of(_models[i].Id, question.Capabilities, _abilities, Rules.Ranking);
        }

        var assessor = new Assessor(question, Rules.Ranking, merits, Day);
        var all = new Assessment[_entries.Length];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = assessor.Assess(_entries[i]);
        }

        var reasons = new RemovalReasons(question, Rules.Ranking, offer => all[_entryIndex[offer.Id]]);
        List<Assessment> ranked = Ranked(all);
        var shortlister = new Shortlister(Catalog, question, Rules.Ranking, assessor, Day);
        return new Recommendation
        {
            Requirement = requirement,
            Task = question.Task,
            AsOf = Day,
            Class = question.Class,
            Paths = [question.PathA, question.PathB],
            Matrix = question.Matrix,
            Weights = question.Weights,
            Capabilities = question.Capabilities,
            Shortlist = [.. ranked.Take(ShortlistSize).Select(shortlister.Entry)],
            Alternatives = Beside(all, ranked, shortlister),
            Removed = Removed(all, reasons),
            WhatIf = WhatIfs.Find(all, ranked, question, reasons),
            Levers = ranked.Count == 0 ? [] : Levers(ranked, question),
            Ranked = all.Count(static one => one.Broken == 0),
        };
    }

    // The best offer of each model, best first; equal scores in the order of names, never in the order of files.
    private static List<Assessment> Ranked(Assessment[] all)
    {
        var best = new Dictionary<string, Assessment>(StringComparer.Ordinal);
        foreach (Assessment one in all)
        {
            if (one.Broken == 0 && (!best.TryGetValue(one.Entry.Model.Id, out Assessment other) || Compare(one, other) < 0))
            {
                best[one.Entry.Model.Id] = one;
            }
        }

        var ranked = new List<Assessment>(best.Values);
        ranked.Sort(Compare);
        return ranked;
    }

    private static int Compare(Assessment left, Assessment right)
    {
        int order = right.Score.CompareTo(left.Score);
        return order != 0 ? order : string.CompareOrdinal(left.Entry.Offer.Id, right.Entry.Offer.Id);
    }

    private static Removal[] Removed(Assessment[] all, RemovalReasons reasons)
    {
        var removed = new Removal[all.Count(static one => one.Broken != 0)];
        int at = 0;
        foreach (Assessment one in all)
        {
            if (one.Broken != 0)
            {
                removed[at++] = new Removal(one.Entry.Offer, Assessor.First(one.Broken), reasons);
            }
        }

        return removed;
    }

    private static Alternatives Beside(Assessment[] all, List<Assessment> ranked, Shortlister shortlister)
    {
        if (ranked.Count == 0)
        {
            return new Alternatives();
        }

        Assessment first = ranked[0];
        uint forPrivacy = Assessment.Bit(ConstraintKind.Gpus) | Assessment.Bit(ConstraintKind.Budget) | Assessment.Bit(ConstraintKind.Latency);
        return new Alternatives
        {
            Fallback = Entry(Best(ranked, one =>
                one.Entry.Offer.Provider != first.Entry.Offer.Provider && one.Entry.Model.Maker != first.Entry.Model.Maker)),
            Budget = Entry(Best(ranked, one => one.CostPerRequest * 2m <= first.CostPerRequest)),
            Privacy = first.Entry.Local
                ? null
                : Entry(Best(all, one => one.Entry.Local && one.BreaksOnly(forPrivacy), static one => one.Quality)),
        };

        ShortlistEntry? Entry(Assessment? one) => one is { } found ? shortlister.Entry(found) : null;
    }

    private static Assessment? Best(IEnumerable<Assessment> from, Func<Assessment, bool> fits, Func<Assessment, double>? by = null)
    {
        Assessment? best = null;
        by ??= static one => one.Score;
        foreach (Assessment one in from)
        {
            if (fits(one) && (best is not { } other || by(one) > by(other)))
            {
                best = one;
            }
        }

        return best;
    }

    private static IReadOnlyList<CostLever> Levers(List<Assessment> ranked, Question question)
    {
        Assessment first = ranked[0];
        if (first.Entry.Price is not { } price)
        {
            return [];
        }

        Assessment? cheaper = Best(ranked, one => one.CostPerRequest * 2m <= first.CostPerRequest && one.Entry.Price is not null);
        return CostLevers.Estimate(new CostProfile
        {
            Workload = new Workload(question.Usage, question.RequestsPerMonth), Price = price, CheaperPrice = cheaper?.Entry.Price,
        });
    }
}
