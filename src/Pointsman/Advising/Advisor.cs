using System.Numerics;

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
    private readonly Lazy<Dictionary<string, int>> _entryIndex;
    private readonly Model[] _models;
    private readonly Abilities _abilities;

    private Advisor(Catalog catalog, Abilities abilities, AdviceRules rules, DateOnly day)
    {
        Catalog = catalog;
        Rules = rules;
        Day = day;
        _abilities = abilities;
        _models = [.. catalog.Models];
        _entries = OfferEntries.Of(catalog, _models, abilities, rules.Ranking, day);
        _entryIndex = new Lazy<Dictionary<string, int>>(IndexEntries);
    }

    /// <summary>The catalog as of the day.</summary>
    public Catalog Catalog { get; }

    /// <summary>How it thinks.</summary>
    public AdviceRules Rules { get; }

    /// <summary>The day for which its answers hold.</summary>
    public DateOnly Day { get; }

    /// <summary>An advisor that knows what was known on a day.</summary>
    public static Advisor For(Catalog catalog, DateOnly day) => For(catalog, day, AdviceRules.Of(catalog));

    /// <summary>An advisor that knows what was known on a day and thinks by rules that were read before.</summary>
    public static Advisor For(Catalog catalog, DateOnly day, AdviceRules rules)
    {
        Catalog then = catalog.AsOf(day);
        return new Advisor(then, day >= catalog.Newest ? catalog.NewestAbilities : Abilities.Of(then), rules, day);
    }

    /// <summary>Answers a requirement; for work in several steps, each step too.</summary>
    public Recommendation Advise(Requirement requirement, MeasuredResults? measured = null)
    {
        Recommendation answer = Answer(requirement, measured ?? MeasuredResults.None);
        return requirement.Steps.Count == 0
            ? answer
            : answer with
            {
                Steps = [.. requirement.Steps.Select(step => Answer(step, measured ?? MeasuredResults.None))],
            };
    }

    private Recommendation Answer(Requirement requirement, MeasuredResults measured)
    {
        Question question = Question.Of(requirement, Rules, measured);
        var assessor = new Assessor(question, Rules.Ranking, _abilities, _models.Length, Day);
        uint[] broken = new uint[_entries.Length];
        List<Assessment> fitting = Fitting(assessor, broken);
        List<Assessment> ranked = Ranked(fitting);
        List<Assessment> near = Near(assessor, broken, ranked.Count > 0 ? ranked[0].Score : 0.0);
        var reasons = new RemovalReasons(question, Rules.Ranking, offer => Assess(assessor, broken, offer));
        var shortlister = new Shortlister(Catalog, question, Rules.Ranking, assessor, _entries, Day);
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
            Alternatives = Beside(near, ranked, shortlister),
            Removed = Removed(broken, reasons),
            WhatIf = new WhatIfs(question, reasons, changed => First(changed, measured)).Find(near, fitting, ranked),
            Levers = ranked.Count == 0 ? [] : Levers(ranked, question),
            Ranked = Count(broken, removed: false),
        };
    }

    private List<Assessment> Fitting(Assessor assessor, uint[] broken)
    {
        var fitting = new List<Assessment>();
        for (int i = 0; i < _entries.Length; i++)
        {
            broken[i] = assessor.Screen(_entries[i]);
            if (broken[i] == 0)
            {
                OfferFigures figures = assessor.Measure(_entries[i], ref broken[i]);
                if (broken[i] == 0)
                {
                    fitting.Add(new Assessment(_entries[i], 0, figures));
                }
            }
        }

        return fitting;
    }

    // Offers that one relaxed constraint would let win, and those to host oneself, which may serve as the private
    // choice.
    private List<Assessment> Near(Assessor assessor, uint[] broken, double best)
    {
        var near = new List<Assessment>();
        for (int i = 0; i < _entries.Length; i++)
        {
            uint bits = broken[i];
            if ((bits & WhatIfs.Relaxable) == 0 || BitOperations.PopCount(bits) != 1)
            {
                continue;
            }

            OfferFigures figures = assessor.Measure(_entries[i], ref bits);
            if (BitOperations.PopCount(bits) == 1 && (figures.Score > best || _entries[i].Local))
            {
                near.Add(new Assessment(_entries[i], bits, figures));
            }
        }

        return near;
    }

    private Dictionary<string, int> IndexEntries()
    {
        var index = new Dictionary<string, int>(_entries.Length, StringComparer.Ordinal);
        for (int i = 0; i < _entries.Length; i++)
        {
            index[_entries[i].Offer.Id] = i;
        }

        return index;
    }

    private Assessment Assess(Assessor assessor, uint[] broken, Offer offer)
    {
        int at = _entryIndex.Value[offer.Id];
        uint bits = broken[at];
        return new Assessment(_entries[at], bits, assessor.Measure(_entries[at], ref bits));
    }

    // The best offer of each model, best first; equal scores in the order of names, never in the order of files.
    private static List<Assessment> Ranked(List<Assessment> fitting)
    {
        var best = new Dictionary<string, Assessment>(StringComparer.Ordinal);
        foreach (Assessment one in fitting)
        {
            if (!best.TryGetValue(one.Entry.Model.Id, out Assessment? other) || Compare(one, other) < 0)
            {
                best[one.Entry.Model.Id] = one;
            }
        }

        var ranked = new List<Assessment>(best.Values);
        ranked.Sort(Compare);
        return ranked;
    }

    // What a changed requirement would put first, and nothing else of its answer.
    private Assessment? First(Requirement changed, MeasuredResults measured)
    {
        var assessor =
            new Assessor(Question.Of(changed, Rules, measured), Rules.Ranking, _abilities, _models.Length, Day);
        Assessment? first = null;
        foreach (OfferEntry entry in _entries)
        {
            uint broken = assessor.Screen(entry);
            OfferFigures figures = broken == 0 ? assessor.Measure(entry, ref broken) : default;
            if (broken == 0 && (first is null || figures.Score >= first.Score))
            {
                var one = new Assessment(entry, 0, figures);
                first = first is null || Compare(one, first) < 0 ? one : first;
            }
        }

        return first;
    }

    private static int Compare(Assessment left, Assessment right)
    {
        int order = right.Score.CompareTo(left.Score);
        return order != 0 ? order : string.CompareOrdinal(left.Entry.Offer.Id, right.Entry.Offer.Id);
    }

    private static int Count(uint[] broken, bool removed)
    {
        int count = 0;
        foreach (uint bits in broken)
        {
            count += (bits != 0) == removed ? 1 : 0;
        }

        return count;
    }

    private Removal[] Removed(uint[] broken, RemovalReasons reasons)
    {
        var removed = new Removal[Count(broken, removed: true)];
        int at = 0;
        for (int i = 0; i < broken.Length; i++)
        {
            if (broken[i] != 0)
            {
                removed[at++] = new Removal(_entries[i].Offer, Assessment.First(broken[i]), reasons);
            }
        }

        return removed;
    }

    private static Alternatives Beside(List<Assessment> near, List<Assessment> ranked, Shortlister shortlister)
    {
        if (ranked.Count == 0)
        {
            return new Alternatives();
        }

        Assessment first = ranked[0];
        uint forPrivacy = Assessment.Bit(ConstraintKind.Gpus)
            | Assessment.Bit(ConstraintKind.Budget)
            | Assessment.Bit(ConstraintKind.Latency);
        return new Alternatives
        {
            Fallback = Entry(Best(ranked, one =>
                one.Entry.Offer.Provider != first.Entry.Offer.Provider
                    && one.Entry.Model.Maker != first.Entry.Model.Maker)),
            Budget = Entry(Best(ranked, one => one.CostPerRequest * 2m <= first.CostPerRequest)),
            Privacy = first.Entry.Local
                ? null
                : Entry(Best(
                    [.. near, .. ranked],
                    one => one.Entry.Local && one.BreaksOnly(forPrivacy),
                    static one => one.Quality)),
        };

        ShortlistEntry? Entry(Assessment? one) => one is null ? null : shortlister.Entry(one);
    }

    private static Assessment? Best(
        List<Assessment> from, Predicate<Assessment> fits, Func<Assessment, double>? by = null)
    {
        Assessment? best = null;
        by ??= static one => one.Score;
        foreach (Assessment one in from)
        {
            if (fits(one) && (best is null || by(one) > by(best)))
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

        Assessment? cheaper =
            Best(ranked, one => one.CostPerRequest * 2m <= first.CostPerRequest && one.Entry.Price is not null);
        return CostLevers.Estimate(new CostProfile
        {
            Workload = new Workload(question.Usage, question.RequestsPerMonth),
            Price = price,
            CheaperPrice = cheaper?.Entry.Price,
        });
    }
}
