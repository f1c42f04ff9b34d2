namespace Pointsman;

/// <summary>Turns assessments into the entries that people read.</summary>
internal sealed class Shortlister(
    Catalog catalog, Question question, RankingRules rules, Assessor assessor, OfferEntry[] entries, DateOnly day)
{
    private const int FewScores = 3;

    public ShortlistEntry Entry(Assessment one)
    {
        Offer offer = one.Entry.Offer;
        return new ShortlistEntry
        {
            Model = one.Entry.Model,
            Offer = offer,
            Score = one.Score,
            Factors = one.Factors,
            Cost = one.CostPerRequest is { } each ? Project(each) : null,
            LatencyClass = rules.ClassOf(one.Seconds),
            Seconds = one.Seconds,
            Evidence = [.. Evidence(one)],
            Risks = [.. Risks(one)],
        };
    }

    private CostProjection Project(Usd each)
    {
        decimal growth = (decimal)Math.Min(1e9, Math.Pow(1.0 + question.Needed.GrowthPerMonth, 12));
        return new CostProjection
        {
            PerRequest = each,
            RequestsPerMonth = question.RequestsPerMonth,
            VolumeStated = question.Needed.RequestsPerMonth is not null,
            PeakPerSecond = question.RequestsPerMonth * question.Needed.PeakToAverage / (
                Quantity.DaysPerMonth * 86_400m),
            MonthlyInAYear = each * question.RequestsPerMonth * growth,
            Usage = question.Usage,
        };
    }

    private IEnumerable<EvidenceNote> Evidence(Assessment one)
    {
        ModelMerit merit = assessor.MeritOf(one.Entry);
        MeasuredResult? measured = question.Measured.Of(one.Entry.Offer);
        string catalogQuality = question.Capabilities.Count == 0
            ? "no benchmark of the catalog measures this task; the same for all"
            : merit.QualityBelief.Observations == 0
                ? "no score; supposed from release date, price, size and kind"
                : $"{Count(merit.QualityBelief.Observations, "score")} of {Benchmarks(one.Entry.Model)}";
        string quality = measured?.Quality is { } share
            ? $"{measured.N} cases of yours at {share:0.00} ({measured.From}) "
                + $"against the catalog's {merit.Quality:0.00} with the weight of {rules.PriorCases:0}"
            : catalogQuality;
        yield return new EvidenceNote("quality", FormattableString.Invariant($"{one.Quality:0.00}"), quality);
        string speed = measured?.Latency is not null
            ? $"{measured.N} cases of yours ({measured.From}) and the catalog"
            : merit.SpeedBelief.Observations == 0 ? "no measurement; supposed from price, size and kind"
                : $"{Count(merit.SpeedBelief.Observations, "measurement")} of public benchmarks";
        yield return new EvidenceNote("time to first words", RemovalReasons.Seconds(one.Seconds), speed);
        if (one.CostPerRequest is { } cost)
        {
            string price = measured?.CostPerRequest is not null
                ? $"{measured.N} cases of yours ({measured.From})"
                : PriceOrigin(one.Entry);
            yield return new EvidenceNote("cost per request", cost.ToString(), price);
        }
    }

    private string PriceOrigin(OfferEntry entry)
    {
        if (entry.Price is null)
        {
            return question.Needed.Deployment == "edge"
                ? "it runs on the device, whose cost is not counted"
                : $"computed for hosting it yourself on {Count(entry.Gpus ?? 0, "GPU")} of 80 GB at 8 bits a weight";
        }

        Source? source = Provenance.PriceSource(catalog, entry.Offer);
        return source is null ? "the catalog" : FormattableString.Invariant($"{source.Name}, {source.Date:yyyy-MM-dd}");
    }

    // Only the benchmarks of capabilities that count here.
    private string Benchmarks(Model model)
    {
        HashSet<string> counting = [];
        foreach (Benchmark benchmark in catalog.Benchmarks)
        {
            if (question.Capabilities.Any(one => one.Capability == benchmark.Capability))
            {
                counting.Add(benchmark.Id);
            }
        }

        IEnumerable<string> names = catalog.Scores.Where(score =>
            score.Model == model.Id && counting.Contains(score.Benchmark))
                .Select(score => score.Benchmark.Split('/')[0]);
        return string.Join(", ", names.Distinct().Order(StringComparer.Ordinal));
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private IEnumerable<string> Risks(Assessment one)
    {
        Offer offer = one.Entry.Offer;
        ModelMerit merit = assessor.MeritOf(one.Entry);
        if (offer.Retires is { } end && end.DayNumber - day.DayNumber < 365)
        {
            string successor = offer.Replacement is { } next ? $"; the provider names {next} as its successor" : "";
            yield return FormattableString.Invariant($"retires {end:yyyy-MM-dd}{successor}");
        }

        if (one.Entry.Status is Lifecycle.Preview or Lifecycle.Deprecated)
        {
            yield return $"is {CatalogWords.Lifecycles.Of(one.Entry.Status)}: it may change or vanish";
        }

        if (OfferEntry.Rolling(offer))
        {
            yield return "is a rolling name: what it points to can change without notice";
        }

        if (merit.QualityBelief.Observations < FewScores && question.Capabilities.Count > 0)
        {
            string scores = Count(merit.QualityBelief.Observations, "public score");
            yield return $"has {scores} for this kind of work: measure it on your own cases first";
        }

        if (merit.SpeedBelief.Observations == 0 && question.Needed.Latency is not null)
        {
            yield return "its speed is supposed, not measured";
        }

        if (one.Seconds > question.Needed.Latency?.TotalSeconds)
        {
            string asked = RemovalReasons.Seconds(question.Needed.Latency!.Value.TotalSeconds);
            yield return $"may take {RemovalReasons.Seconds(one.Seconds)}, longer than the {asked} asked for";
        }

        if (one.Entry.Features.HasFlag(Features.Reasoning) && question.Task.Complexity != "analysis")
        {
            yield return "thinks before it answers unless told not to: "
                + "output tokens, cost and time can be several times higher";
        }

        if (!one.Entry.Local && Array.TrueForAll(
            entries, each => each.ModelIndex != one.Entry.ModelIndex || each.Provider == one.Entry.Provider))
        {
            yield return "is sold by one provider only";
        }
    }
}
