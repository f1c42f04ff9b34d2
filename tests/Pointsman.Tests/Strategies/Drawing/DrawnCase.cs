using FsCheck;
using FsCheck.Fluent;
using Pointsman.Tests.Routing;

namespace Pointsman.Tests.Strategies.Drawing;

/// <summary>Any strategy, any request, any state of the targets, and a plan of what calls come to.</summary>
internal sealed record DrawnCase
{
    public required RoutingStrategy Strategy { get; init; }

    public required RequestFacts Facts { get; init; }

    public required TargetStandings Standings { get; init; }

    public required double Chance { get; init; }

    /// <summary>What the key may not use.</summary>
    public required RoutingTarget? Forbidden { get; init; }

    public required int Seed { get; init; }

    public static Gen<DrawnCase> Any() =>
        from strategy in DrawnStrategy.OfDepth(3)
        from tokens in Gen.Elements(0, 500, 2_500, 4_000)
        from most in Gen.Elements(0, 300)
        from traits in Gen.Elements(
            RequestTraits.None, RequestTraits.Code, RequestTraits.Json, RequestTraits.Stream,
            RequestTraits.Code | RequestTraits.Stream)
        from states in Gen.Frequency(
            (6, Gen.Constant(TargetAvailability.Open)), (4, Gen.Elements(Enum.GetValues<TargetAvailability>())))
            .ListOf(DrawnStrategy.Targets.Count)
        from took in Gen.Elements(0, 100, 900).ListOf(DrawnStrategy.Targets.Count)
        from busy in Gen.Choose(0, 9).ListOf(DrawnStrategy.Targets.Count)
        from forbidden in Gen.Elements<RoutingTarget?>([null, null, null, .. DrawnStrategy.Targets])
        from chance in Gen.Choose(0, 999_999)
        from seed in Gen.Choose(0, int.MaxValue)
        select new DrawnCase
        {
            Strategy = strategy,
            Facts = new RequestFacts { Tokens = tokens, MaxOutput = most, Traits = traits },
            Standings = new Standings([.. DrawnStrategy.Targets.Select(
                (target, i) => (target, new TargetStanding(states[i], busy[i], took[i])))]),
            Chance = chance / 1e6,
            Forbidden = forbidden,
            Seed = seed,
        };

    /// <summary>
    /// Some cases, the same in every run: for tests that await, whose failures could not be replayed.
    /// </summary>
    public static IReadOnlyList<DrawnCase> Some(int count) => [.. Any().Sample(count, new Rnd(20_261_121), 50)];

    /// <summary>The same, marked private.</summary>
    public DrawnCase Private() => this with { Facts = Facts with { Traits = Facts.Traits | RequestTraits.Private } };

    public Decision Decide(TargetStandings? standings = null) => Router.Decide(
        new Route("route", Strategy), Facts, standings ?? Standings, Chance,
        Forbidden is null ? null : target => target != Forbidden);
}
