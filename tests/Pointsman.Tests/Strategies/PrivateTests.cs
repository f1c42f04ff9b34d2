using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies;

/// <summary>What is marked private is asked of local targets only, whatever fails.</summary>
public sealed class PrivateTests
{
    private static readonly RequestFacts Private = new() { Traits = RequestTraits.Private };

    [Theory]
    [InlineData("best")]
    [InlineData("synthesis")]
    [InlineData("pipeline")]
    [InlineData("progressive")]
    public void No_part_of_a_strategy_asks_a_target_elsewhere(string kind) => Prop.ForAll(
        Gen.Choose(0, 15).ToArbitrary(), Gen.Choose(0, 15).ToArbitrary(), Gen.Choose(0, 99).ToArbitrary(),
        (local, failing, chance) => Task.Run(async () =>
        {
            RoutingTarget[] targets = [.. new[] { A, B, C, D }.Select((one, i) => one with
            {
                Local = (local & (1 << i)) != 0,
            })];
            var calls = new ScriptedCalls();
            for (int i = 0; i < 4; i++)
            {
                _ = (failing & (1 << i)) != 0 ? calls.Fails(targets[i]) : calls.Says(targets[i], $"text {i}");
            }

            Trial trial = await Trial.Of(
                new FallbackStrategy([Of(kind, targets), .. targets.Select(Only)]), calls, facts: Private,
                chance: chance / 100.0, wantsUpgrade: true);
            await trial.Run.WhenQuietAsync();
            return calls.Made.All(one => one.Target.Local);
        }).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    private static CallingStrategy Of(string kind, RoutingTarget[] targets)
    {
        RoutingStrategy[] parts = [.. targets.Select(Only)];
        EnsembleMember[] members = [new(parts[0]), new(parts[1]), new(parts[2])];
        var one = new EnsembleOptions { Quorum = 1 };
        return kind switch
        {
            "best" => new EnsembleStrategy(members, new BestJoin(parts[3]), one),
            "synthesis" => new EnsembleStrategy(members, new SynthesisJoin(parts[3]), one),
            "pipeline" => new PipelineStrategy(
                [.. parts.Select((part, i) => new PipelineStep($"s{i}", part, "{input}"))]),
            _ => new ProgressiveStrategy(parts[0], parts[1], parts[2]),
        };
    }
}
