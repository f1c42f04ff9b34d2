namespace Pointsman;

/// <summary>
/// Brings what a source says now together with what it said before, so that the catalog can still answer for a past
/// day:
/// old prices stay with their dates, and an offer that is gone stays with the day on which it was missed.
/// </summary>
public static class ImportMerge
{
    /// <summary>The facts to keep for the source, and how they differ from the ones before.</summary>
    public static (SourceFacts Facts, CatalogDiff Diff) Apply(SourceFacts before, SourceFacts now, DateOnly date)
    {
        Dictionary<string, Offer> old = before.Offers.ToDictionary(offer => offer.Id, StringComparer.Ordinal);
        HashSet<string> present = [.. now.Offers.Select(offer => offer.Id)];
        List<Offer> offers = [.. now.Offers.Select(offer => old.TryGetValue(offer.Id, out Offer? known)
            ? Continue(known, offer, date) : offer)];
        offers.AddRange(before.Offers.Where(offer => !present.Contains(offer.Id))
            .Select(offer => offer with { Retires = offer.Retires ?? date }));
        SourceFacts facts = new(Models(before, now, offers), offers, Scores(before, now, date));
        return (facts, CatalogDiff.Between(before, facts));
    }

    /// <summary>
    /// What a table of one kind leaves as it was: models keep their offers, offers their models, and results those on
    /// other
    /// benchmarks. Offers and results speak of models only in passing, so what is said of a model already stays.
    /// </summary>
    /// <param name="before">What the source said before.</param>
    /// <param name="now">What its table says.</param>
    /// <param name="kind">What the table's rows are: <c>models</c>, <c>offers</c> or <c>scores</c>.</param>
    public static SourceFacts Completed(SourceFacts before, SourceFacts now, string kind)
    {
        HashSet<string> measured = [.. now.Scores.Select(score => score.Benchmark)];
        return kind switch
        {
            "models" => before with { Models = now.Models },
            "offers" => before with { Models = InPassing(StillUsed(before, now), now.Models), Offers = now.Offers },
            _ => before with
            {
                Models = InPassing(before.Models, now.Models),
                Scores = [.. before.Scores.Where(score => !measured.Contains(score.Benchmark)), .. now.Scores],
            },
        };
    }

    // A model goes when all its offers turn out to be another's; one that never had any stays.
    private static List<Model> StillUsed(SourceFacts before, SourceFacts now)
    {
        HashSet<string> renewed = [.. now.Offers.Select(offer => offer.Id)];
        HashSet<string> moved = [.. before.Offers.Where(offer => renewed.Contains(offer.Id))
            .Select(offer => offer.Model)];
        moved.ExceptWith(now.Offers.Select(offer => offer.Model));
        moved.ExceptWith(before.Offers.Where(offer => !renewed.Contains(offer.Id)).Select(offer => offer.Model));
        moved.ExceptWith(before.Scores.Select(score => score.Model));
        return [.. before.Models.Where(model => !moved.Contains(model.Id))];
    }

    // A task is read off the name, so a row of any kind can tell it.
    private static List<Model> InPassing(IReadOnlyList<Model> before, IReadOnlyList<Model> now)
    {
        Dictionary<string, Model> rows = now.ToDictionary(model => model.Id, StringComparer.Ordinal);
        HashSet<string> described = [.. before.Select(model => model.Id)];
        return
        [
            .. before.Select(model => model with { Task = Task(model) }),
            .. now.Where(model => !described.Contains(model.Id)),
        ];

        ModelTask? Task(Model model) =>
            model.Task is null or ModelTask.Chat ? rows.GetValueOrDefault(model.Id)?.Task ?? model.Task : model.Task;
    }

    /// <summary>A result without a date of its own was there on the day on which it was first seen.</summary>
    private static List<Score> Scores(SourceFacts before, SourceFacts now, DateOnly date)
    {
        Dictionary<Score, DateOnly?> seen = [];
        foreach (Score score in before.Scores)
        {
            seen.TryAdd(score with { Date = null, Source = "" }, score.Date);
        }

        return
        [
            .. now.Scores.Select(score => score with
            {
                Date = score.Date ?? seen.GetValueOrDefault(score with { Date = null, Source = "" }) ?? date,
            }),
        ];
    }

    private static Offer Continue(Offer old, Offer now, DateOnly date)
    {
        // A source that has forgotten when an offer began, or what it once cost, does not make us forget.
        return now with { From = now.From ?? old.From, Prices = Prices(old.Prices, now.Prices, date) };
    }

    private static IReadOnlyList<Price> Prices(IReadOnlyList<Price> old, IReadOnlyList<Price> now, DateOnly date)
    {
        if (now.Count == 0 || old.Count == 0)
        {
            return now.Count == 0 ? old : now;
        }

        // A source that dates its prices itself tells the history, but for what it no longer lists.
        if (now.Count > 1 || now[0].From is not null)
        {
            DateOnly begin = now[0].From ?? DateOnly.MinValue;
            return [.. old.Where(price => (price.From ?? DateOnly.MinValue) < begin && !Same(price, now[0])), .. now];
        }

        if (Same(old[^1], now[0]))
        {
            return old;
        }

        Price changed = now[0] with { From = date };
        return [.. old.Where(price => price.From is not { } from || from < date), changed];
    }

    private static bool Same(Price left, Price right) => Line(left) == Line(right);

    /// <summary>Prices compared as they are written, so that lists of tiers count by what they hold.</summary>
    private static string Line(Price price) =>
        FactsWriter.Offers([new Offer { Id = "a/b", Model = "b", Prices = [price with { From = null }] }]);

    /// <summary>
    /// Models that the source no longer describes stay as long as something that is kept belongs to them.
    /// </summary>
    private static List<Model> Models(SourceFacts before, SourceFacts now, List<Offer> offers)
    {
        HashSet<string> described = [.. now.Models.Select(model => model.Id)];
        HashSet<string> used = [.. offers.Select(offer => offer.Model), .. now.Scores.Select(score => score.Model)];
        return [.. now.Models,
            .. before.Models.Where(model => !described.Contains(model.Id) && used.Contains(model.Id))];
    }
}
