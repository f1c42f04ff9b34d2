using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Strategies.Cascading;

public sealed class CascadeFitTests
{
    // Ten kinds of cases, forty of each: kind k is answered by "small" with confidence k/10, rightly from k = 5 on;
    // "best" is always right. Taking from 0.5 on is right everywhere and asks "best" for half: 0.001 + 0.5 * 0.01.
    [Fact]
    public void The_cheapest_threshold_that_is_proven_is_chosen()
    {
        CascadeFit fit = CascadeFit.Of(Clean(), CascadeGoal.AtLeast(0.97));
        Assert.Equal(["small", "best"], fit.Steps);
        Assert.Equal(0.5, Assert.Single(fit.Chosen!.AcceptAt));
        Assert.Equal((1.0, new Usd(0.006m)), (fit.Chosen.Right, fit.Chosen.Cost));
        Assert.Equal([0.5, 0.5], fit.Chosen.Shares.Select(share => Math.Round(share, 9)));
        Assert.Equal(Math.Pow(0.05, 1 / 400.0), fit.Chosen.RightAtLeast, 1e-9);
        Assert.Equal(100 + (0.5 * 900), fit.Chosen.Milliseconds!.Value, 1e-6);
        Assert.Equal((400, 400), (fit.Cases, fit.Proving));
    }

    [Fact]
    public void Beside_it_stand_each_step_alone_and_the_oracle_with_paired_differences()
    {
        CascadeFit fit = CascadeFit.Of(Clean(), CascadeGoal.AtLeast(0.97));
        Assert.Equal(["small", "best", "oracle"], fit.Rivals.Select(rival => rival.Name));
        Assert.Equal([0.5, 1, 1], fit.Rivals.Select(rival => rival.Right));
        Assert.Equal([0.001m, 0.01m, 0.0055m], fit.Rivals.Select(rival => rival.Cost.Amount));
        Assert.Equal([0.5, 0, 0], fit.Rivals.Select(rival => rival.Gain!.Value));
        Assert.Equal(0, fit.Rivals[1].GainMargin!.Value);
    }

    [Fact]
    public void The_curve_goes_from_the_cheapest_to_the_best_and_each_point_is_better()
    {
        CascadeFit fit = CascadeFit.Of(Clean(), CascadeGoal.AtLeast(0.97));
        Assert.Equal((0.5, new Usd(0.001m)), (fit.Curve[0].Right, fit.Curve[0].Cost));
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 0.5], fit.Curve.Select(point => point.AcceptAt[0]));
        Assert.All(fit.Curve.Zip(fit.Curve.Skip(1)), pair => Assert.True(
            pair.First.Cost < pair.Second.Cost && pair.First.Right < pair.Second.Right));
    }

    [Fact]
    public void A_quality_that_nothing_reaches_chooses_nothing_and_tells_the_nearest()
    {
        CascadeFit fit = CascadeFit.Of(Clean(), CascadeGoal.AtLeast(0.9999));
        Assert.Null(fit.Chosen);
        Assert.Equal(1, fit.Nearest!.Right);
        Assert.All(fit.Rivals, rival => Assert.Null(rival.Gain));
    }

    [Fact]
    public void Within_a_budget_the_best_is_chosen_and_proven_on_cases_that_did_not_draw_the_path()
    {
        CascadeFit fit = CascadeFit.Of(Clean(), CascadeGoal.Within(new Usd(0.0055m)));
        Assert.Equal((400, 200), (fit.Cases, fit.Proving));
        Assert.True(fit.Chosen!.CostAtMost.Amount <= 0.0055m);
        Assert.InRange(fit.Chosen.AcceptAt[0], 0.1, 0.4);
    }

    [Fact]
    public void A_budget_below_the_cheapest_step_chooses_nothing() =>
        Assert.Null(CascadeFit.Of(Clean(), CascadeGoal.Within(new Usd(0.0001m))).Chosen);

    // The promise: of many fits on small samples, few may miss the target on the whole population. The cheapest that
    // looks good enough on the same samples misses it far more often.
    [Theory]
    [InlineData("small", "best")]
    [InlineData("small", "middle", "best")]
    public void Few_fits_of_many_miss_their_target(params string[] steps)
    {
        const double Target = 0.8;
        var world = CascadeTable.Of(Noisy(new Random(1), 10_000), steps, []);
        int missed = 0, naive = 0, chosen = 0;
        for (int i = 0; i < 40; i++)
        {
            IReadOnlyList<CascadeResult> sample = Noisy(new Random(1_000 + i), 300);
            CascadeFit fit = CascadeFit.Of(sample, CascadeGoal.AtLeast(Target), steps);
            naive += fit.Curve.FirstOrDefault(point => point.Right >= Target) is { } cheap
                && CascadeMeasure.Of(world, cheap.AcceptAt).Right < Target ? 1 : 0;
            if (fit.Chosen is { } one)
            {
                chosen++;
                missed += CascadeMeasure.Of(world, one.AcceptAt).Right < Target ? 1 : 0;
            }
        }

        Assert.InRange(missed, 0, 4);
        Assert.InRange(naive, 12, 40);
        Assert.InRange(chosen, 20, 40);
    }

    [Fact]
    public void The_sweeps_find_what_trying_everything_finds() => Prop.ForAll(
        Small(2).ToArbitrary(), Small(3).ToArbitrary(),
        (two, three) => SameFrontier(two, 2) && SameFrontier(three, 3)).QuickCheckThrowOnFailure();

    // With four steps it is a search, and on cases whose confidence means something it comes close to trying all.
    [Fact]
    public void With_four_steps_the_search_comes_close_to_trying_everything()
    {
        var random = new Random(5);
        string[] steps = ["s0", "s1", "s2", "s3"];
        CascadeTable table = CascadeTable.Of(
            [
                .. Enumerable.Range(0, 200 * steps.Length).Select(i =>
                {
                    double sure = (random.Next(5 - (i % 4)) + 1 + (i % 4)) / 5.5;
                    return new CascadeResult($"q{i / 4}", steps[i % 4], random.NextDouble() < sure ? 1 : 0,
                        new Usd(0.001m * (1 << (i % 4)))) { Confidence = sure };
                }),
            ],
            steps, []);
        CascadePoint[] all = [.. Everything(table)];
        CascadePoint[] found =
            [.. new ThresholdSearch(table).Frontier().Select(one => CascadeMeasure.Of(table, one))];
        foreach (decimal budget in (decimal[])[0.002m, 0.004m, 0.006m, 0.1m])
        {
            double best = all.Where(point => point.Cost.Amount <= budget).Max(point => point.Right);
            double here = found.Where(point => point.Cost.Amount <= budget).Max(point => point.Right);
            Assert.InRange(here, best - 0.03, best);
        }
    }

    [Fact]
    public void Thresholds_are_as_short_as_the_cases_allow()
    {
        CascadeResult[] results =
        [
            .. Enumerable.Range(0, 40).SelectMany(i => (CascadeResult[])
            [
                new($"q{i}", "small", i >= 20 ? 1 : 0, new Usd(0.001m)) { Confidence = i >= 20 ? 0.87654321 : 0.43219 },
                new($"q{i}", "best", 1, new Usd(0.01m)),
            ]),
        ];
        CascadeFit fit = CascadeFit.Of(results, CascadeGoal.AtLeast(0.9));
        Assert.Equal(0.87, fit.Chosen!.AcceptAt[0]);
    }

    [Fact]
    public void A_case_without_all_steps_is_left_out_and_named_and_missing_confidence_counts_as_none()
    {
        List<CascadeResult> results = [.. Clean(), new CascadeResult("lonely", "small", 1, new Usd(0.001m)),
            new CascadeResult("silent", "small", 1, new Usd(0.001m)) { Milliseconds = 1 },
            new CascadeResult("silent", "best", 1, new Usd(0.01m)) { Milliseconds = 1 }];
        CascadeFit fit = CascadeFit.Of(results, CascadeGoal.AtLeast(0.9));
        Assert.Equal(["lonely"], fit.LeftOut);
        Assert.Equal((401, 1), (fit.Cases, fit.Unmeasured));
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused_with_the_way_out()
    {
        CascadeResult[] some = [.. Clean().Take(40)];
        Assert.Equal("steps: 'smal' has no results; did you mean small?", Refused(some, "smal", "best"));
        Assert.Contains("'best' stands there 2 times", Refused(some, "best", "best"), StringComparison.Ordinal);
        Assert.Contains(
            "no result of 'best' has a confidence", Refused(some, "best", "small"), StringComparison.Ordinal);
        Assert.StartsWith("steps: found 1; a cascade needs 2 to 8", Refused(some, "small"), StringComparison.Ordinal);
        Assert.StartsWith("results: 20 cases", Refused(some, "small", "best"), StringComparison.Ordinal);
    }

    private static string Refused(CascadeResult[] results, params string[] steps) => string.Join('\n',
        Assert.Throws<FaultsException>(() => CascadeFit.Of(results, CascadeGoal.AtLeast(0.9), steps)).Faults);

    private static List<CascadeResult> Clean() =>
    [
        .. Enumerable.Range(0, 400).SelectMany(i => (CascadeResult[])
        [
            new($"q{i}", "small", i % 10 >= 5 ? 1 : 0, new Usd(0.001m))
            {
                Confidence = i % 10 / 10.0, Milliseconds = 100,
            },
            new($"q{i}", "best", 1, new Usd(0.01m)) { Milliseconds = 900 },
        ]),
    ];

    // Confidence is honest: right as often as it says, but for the best, which is right in 88 of 100.
    private static List<CascadeResult> Noisy(Random random, int cases) =>
    [
        .. Enumerable.Range(0, cases).SelectMany(i =>
        {
            double small = random.NextDouble(), middle = 0.5 + (random.NextDouble() / 2);
            return (CascadeResult[])
            [
                Row("small", small, 0.001m), Row("middle", middle, 0.003m), Row("best", 0.88, 0.01m),
            ];

            CascadeResult Row(string step, double sure, decimal cost) =>
                new($"q{i}", step, random.NextDouble() < sure ? 1 : 0, new Usd(cost)) { Confidence = sure };
        }),
    ];

    private static Gen<CascadeResult[]> Small(int steps) =>
        from cases in Gen.Choose(1, 7)
        from numbers in Gen.ArrayOf(Gen.Choose(0, 4), cases * steps * 2)
        select Enumerable.Range(0, cases * steps).Select(i => new CascadeResult(
            $"q{i / steps}", $"s{i % steps}", numbers[2 * i] / 4.0, new Usd(0.001m * (1 + (i % steps))))
        {
            Confidence = numbers[(2 * i) + 1] / 4.0,
        }).ToArray();

    private static bool SameFrontier(CascadeResult[] results, int steps)
    {
        CascadeTable table = Table(results, steps);
        (decimal, double)[] found = [.. new ThresholdSearch(table).Frontier()
            .Select(one => CascadeMeasure.Of(table, one)).Select(Rounded)];
        CascadePoint[] all = [.. Everything(table)];
        (decimal, double)[] best =
            [.. all.Where(one => !all.Any(other => Beats(other, one))).Select(Rounded).Distinct().Order()];
        return found.SequenceEqual(best);

        static bool Beats(CascadePoint other, CascadePoint one) => other.Cost <= one.Cost
            && other.Right >= one.Right - 1e-9 && (other.Cost < one.Cost || other.Right > one.Right + 1e-9);
        static (decimal, double) Rounded(CascadePoint point) =>
            (Math.Round(point.Cost.Amount, 9), Math.Round(point.Right, 9));
    }

    private static IEnumerable<CascadePoint> Everything(CascadeTable table)
    {
        IEnumerable<double[]> all = [[]];
        for (int step = 0; step < table.Steps.Length - 1; step++)
        {
            double[] levels = [.. table.Confidence[step].Distinct(), CascadePoint.Never];
            all = all.SelectMany(start => levels.Select(level => (double[])[.. start, level])).ToArray();
        }

        return all.Select(one => CascadeMeasure.Of(table, one));
    }

    private static CascadeTable Table(IReadOnlyList<CascadeResult> results, int steps) => CascadeTable.Of(
        results, [.. results.Select(result => result.Step).Distinct().Take(steps)], []);
}
