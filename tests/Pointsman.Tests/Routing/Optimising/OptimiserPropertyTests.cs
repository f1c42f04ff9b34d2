using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Pointsman.Tests.Routing.Optimising.Offer;

namespace Pointsman.Tests.Routing.Optimising;

/// <summary>What holds for every choice, found out the slow way: by looking at all candidates.</summary>
public sealed class OptimiserPropertyTests
{
    [Fact]
    public void The_plan_is_all_that_meets_every_bound_in_the_order_of_the_objective() => ForAll(one =>
    {
        IEnumerable<RoutingTarget> meeting = one.Targets.Where(target => Meets(one, target));
        RoutingTarget[] wanted = one.Options.Objective switch
        {
            OptimiserObjective.Best => [.. meeting.OrderByDescending(Quality).ThenBy(one.CostOf).ThenBy(one.LatencyOf)],
            OptimiserObjective.Fastest =>
                [.. meeting.OrderBy(one.LatencyOf).ThenBy(one.CostOf).ThenByDescending(Quality)],
            _ => [.. meeting.OrderBy(one.CostOf).ThenByDescending(Quality).ThenBy(one.LatencyOf)],
        };
        Assert.Equal(wanted, one.Decide().Plan);
    });

    [Fact]
    public void Every_candidate_is_in_the_plan_or_left_out_and_a_figure_misses_its_bound() => ForAll(one =>
    {
        one = one with { Options = one.Options with { Otherwise = one.Otherwise } };
        Decision decision = one.Decide();
        Assert.Equal(
            one.Targets.Select(target => target.Name).Order(),
            decision.Plan.Concat(decision.Dropped.Select(left => left.Target)).Select(target => target.Name).Order());
        Assert.All(decision.Dropped, left => Assert.True(left.Why switch
        {
            DropReason.TooDear => left.Figure > one.Options.Cost!.Value.Amount,
            DropReason.TooSlow => left.Figure > (decimal)one.Options.Latency!.Value.TotalMilliseconds,
            DropReason.NotGoodEnough => left.Target.Quality is null
                ? left.Figure is null : left.Figure < (decimal)one.Options.Quality!.Value,
            _ => left.Figure is null,
        }));
    });

    [Fact]
    public void A_target_that_is_worse_than_the_chosen_one_in_all_never_changes_the_choice() => ForAll(one =>
    {
        // Of a target of which nothing is known none is worse.
        if (one.Decide().Plan is not [var chosen, ..] || (chosen.Price is null && chosen.Quality is null))
        {
            return;
        }

        RoutingTarget worse = chosen with
        {
            Name = "worse",
            Price = chosen.Price is null ? null
                : At(chosen.Price.Base.Input!.Value.Amount + 0.1m, chosen.Price.Base.Output!.Value.Amount + 0.1m),
            Quality = chosen.Quality - 0.1,
        };
        TargetStanding slower = one.Standings.Of(chosen);
        if (slower.LatencyMilliseconds > 0)
        {
            slower = slower with { LatencyMilliseconds = slower.LatencyMilliseconds + 1 };
        }

        Assert.All(Enumerable.Range(0, one.Targets.Length + 1), at =>
        {
            Case more = one with
            {
                Targets = [.. one.Targets.Take(at), worse, .. one.Targets.Skip(at)],
                Standings = new Standings([.. one.All(), (worse, slower)]),
            };
            Assert.Same(chosen, more.Decide().Plan[0]);
        });
    });

    [Fact]
    public void A_looser_bound_never_makes_it_worse() => ForAll(one =>
    {
        if (one.Decide().Plan is not [var chosen, ..])
        {
            return;
        }

        OptimiserOptions options = one.Options;
        OptimiserOptions[] looser =
        [
            options with { Quality = null }, options with { Quality = options.Quality - 0.15 },
            options with { Cost = null }, options with { Cost = options.Cost + new Usd(0.001m) },
            options with { Latency = null }, options with { Latency = options.Latency * 2 },
            options with { LocalOnly = false },
        ];
        Assert.All(looser, bounds =>
        {
            RoutingTarget then = (one with { Options = bounds }).Decide().Plan[0];
            Assert.True(options.Objective switch
            {
                OptimiserObjective.Best => Quality(then) >= Quality(chosen),
                OptimiserObjective.Fastest => one.LatencyOf(then) <= one.LatencyOf(chosen),
                _ => one.CostOf(then) <= one.CostOf(chosen),
            });
        });
    });

    [Fact]
    public void The_nearest_is_asked_alone_when_nothing_meets_the_bounds_and_none_is_nearer_in_all() => ForAll(one =>
    {
        Decision strict = one.Decide();
        Case lenient = one with { Options = one.Options with { Otherwise = OptimiserOtherwise.Nearest } };
        Decision decision = lenient.Decide();
        if (strict.CanAnswer)
        {
            Assert.Equal(strict.Plan, decision.Plan);
            return;
        }

        RoutingTarget[] near = [.. strict.Dropped
            .Where(left => left.Why is DropReason.TooDear or DropReason.TooSlow
                || left is { Why: DropReason.NotGoodEnough, Figure: not null })
            .Select(left => left.Target)];
        Assert.Equal(near.Length > 0 ? 1 : 0, decision.Plan.Count);
        Assert.All(near, other => Assert.False(
            Misses(one, other).Zip(Misses(one, decision.Plan[0])).All(pair => pair.First < pair.Second)));
    });

    [Fact]
    public void The_same_inputs_give_the_same_decision() => ForAll(one =>
        Assert.Equal(DecisionOutline.Of(one.Decide()), DecisionOutline.Of(one.Decide())));

    private static void ForAll(Action<Case> holds) =>
        Prop.ForAll(Cases().ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static double Quality(RoutingTarget target) => target.Quality ?? double.NegativeInfinity;

    private static bool Meets(Case one, RoutingTarget target) =>
        one.Standings.Of(target).Availability is TargetAvailability.Open or TargetAvailability.Probing
        && (!one.Options.LocalOnly || target.Local)
        && (one.Options.Quality is not { } least || target.Quality >= least)
        && (one.Options.Cost is not { } most || one.CostOf(target) <= most.Amount)
        && (one.Options.Objective != OptimiserObjective.Cheapest || target.Price is not null)
        && (one.Options.Latency is not { } longest
            || one.Standings.Of(target).LatencyMilliseconds <= longest.TotalMilliseconds);

    // By how much each bound is missed; 0 where it is met.
    private static double[] Misses(Case one, RoutingTarget target) =>
    [
        Math.Max(0, (one.Options.Quality ?? Quality(target)) - Quality(target)),
        one.Options.Cost is { } most ? (double)Math.Max(0, one.CostOf(target) - most.Amount) : 0,
        one.Options.Latency is { } longest && double.IsFinite(one.LatencyOf(target))
            ? Math.Max(0, one.LatencyOf(target) - longest.TotalMilliseconds) : 0,
    ];

    // Few values each, so that many targets are alike.
    private static Gen<Case> Cases() =>
        from count in Gen.Choose(1, 12)
        from prices in Gen.Elements<decimal?>(null, 0m, 0.1m, 0.5m, 0.5m, 2m, 2.5m).ListOf(count)
        from qualities in Gen.Elements<double?>(null, 0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95).ListOf(count)
        from latencies in Gen.Elements<double>(0, 50, 300, 800, 801, 4_000).ListOf(count)
        from states in Gen.Elements(
            TargetAvailability.Open, TargetAvailability.Open, TargetAvailability.Probing, TargetAvailability.Full)
            .ListOf(count)
        from local in Gen.Elements(true, false, false).ListOf(count)
        from objective in Gen.Elements(Enum.GetValues<OptimiserObjective>())
        from quality in Gen.Elements<double?>(null, 0.5, 0.8, 0.9)
        from cost in Gen.Elements<decimal?>(null, 0m, 0.001m, 0.002m)
        from latency in Gen.Elements<int?>(null, 100, 800)
        from localOnly in Gen.Elements(true, false, false, false)
        from otherwise in Gen.Elements(Enum.GetValues<OptimiserOtherwise>())
        from tokens in Gen.Elements(0, 500, 2_000)
        from most in Gen.Elements(0, 100, 1_000)
        select new Case(
            [.. prices.Select((price, i) => Of($"t{i}", price, qualities[i]) with { Local = local[i] })],
            [.. states.Zip(latencies, (state, took) => new TargetStanding(state, 0, took))],
            new OptimiserOptions
            {
                Objective = objective, Quality = quality, Cost = cost is { } dollars ? new Usd(dollars) : null,
                Latency = latency is { } ms ? TimeSpan.FromMilliseconds(ms) : null, LocalOnly = localOnly,
            },
            otherwise,
            new RequestFacts { Tokens = tokens, MaxOutput = most });

    private sealed record Case(
        RoutingTarget[] Targets, TargetStanding[] Stand, OptimiserOptions Options, OptimiserOtherwise Otherwise,
        RequestFacts Facts)
    {
        private readonly Standings? _standings;

        public Standings Standings
        {
            get => _standings ?? new Standings([.. All()]);
            init => _standings = value;
        }

        public IEnumerable<(RoutingTarget, TargetStanding)> All() => Targets.Zip(Stand);

        public Decision Decide() => new OptimiserStrategy(Targets, Options).Decide(Standings, facts: Facts);

        public decimal CostOf(RoutingTarget target)
        {
            int output = Facts.MaxOutput > 0 ? Math.Min(Facts.MaxOutput, Options.AssumedOutput) : Options.AssumedOutput;
            return target.Price is null ? decimal.MaxValue
                : Charge.TotalFor(Usage.FromInclusive(Facts.Tokens, output), target.Price)!.Value.Amount;
        }

        public double LatencyOf(RoutingTarget target) =>
            Standings.Of(target).LatencyMilliseconds is > 0 and var took ? took : double.PositiveInfinity;
    }
}
