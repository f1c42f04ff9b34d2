using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Strategies.Progressing;

public sealed class UpgradeGainTests
{
    private const double NoLuck = 0.99;

    private static readonly UpgradeGainOptions Plain = new();

    // With a prior of one hit and one miss it is certain enough that the chance is below 5 % once 0.95ⁿ⁺¹ ≤ 0.05.
    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(57, 0, true)]
    [InlineData(58, 0, false)]
    [InlineData(58, 1, true)]
    [InlineData(1000, 20, false)]
    [InlineData(1000, 60, true)]
    public void It_is_worth_asking_until_it_is_certain_that_too_few_gain(int asked, int gained, bool worth) =>
        Assert.Equal(worth, UpgradeGain.IsWorth(new UpgradeCount("any", asked, gained), NoLuck, Plain));

    [Theory]
    [InlineData(0.049, true)]
    [InlineData(0.05, false)]
    public void Now_and_then_it_is_asked_all_the_same(double chance, bool worth) =>
        Assert.Equal(worth, UpgradeGain.IsWorth(new UpgradeCount("any", 1000, 0), chance, Plain));

    [Fact]
    public void A_gain_more_never_makes_it_less_worth() => Prop.ForAll(
        Gen.Choose(1, 300).ToArbitrary(), Gen.Choose(0, 299).ToArbitrary(),
        (asked, gained) => gained >= asked
            || !UpgradeGain.IsWorth(new UpgradeCount("any", asked, gained), NoLuck, Plain)
            || UpgradeGain.IsWorth(new UpgradeCount("any", asked, gained + 1), NoLuck, Plain))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Kinds_of_requests_are_learned_apart()
    {
        var gain = new UpgradeGain();
        var code = new RequestFacts { Tokens = 10, Traits = RequestTraits.Code };
        for (int i = 0; i < 100; i++)
        {
            gain.Learn(default, gained: false);
            gain.Learn(code, gained: true);
        }

        Assert.False(gain.IsWorth(default, NoLuck));
        Assert.True(gain.IsWorth(code, NoLuck));
        Assert.Equal(
            [new UpgradeCount("tokens<500", 100, 0), new UpgradeCount("tokens<500 code", 100, 100)], gain.Snapshot());
    }

    [Theory]
    [InlineData(0, RequestTraits.None, 0, "tokens<500")]
    [InlineData(499, RequestTraits.Json, 0, "tokens<500 json")]
    [InlineData(500, RequestTraits.Code | RequestTraits.Json, 2, "tokens<4000 code json tools")]
    [InlineData(32000, RequestTraits.Stream, 1, "tokens≥32000 tools")]
    [InlineData(int.MaxValue, RequestTraits.None, 0, "tokens≥32000")]
    public void The_bucket_is_made_of_coarse_facts(int tokens, RequestTraits traits, int tools, string bucket) =>
        Assert.Equal(bucket, UpgradeGain.Bucket(new RequestFacts { Tokens = tokens, Traits = traits, Tools = tools }));

    [Fact]
    public void What_was_learned_is_kept_by_a_snapshot()
    {
        var gain = new UpgradeGain();
        gain.Learn(default, gained: true);
        IReadOnlyList<UpgradeCount> kept = gain.Snapshot();
        Assert.Equal(kept, new UpgradeGain(known: kept).Snapshot());
        Assert.Empty(new UpgradeGain(known: [new("no such kind", 3, 1), new("tokens<500", 1, 2)]).Snapshot());
    }

    [Fact]
    public void Old_outcomes_fade()
    {
        var gain = new UpgradeGain(new UpgradeGainOptions { Memory = 100 });
        for (int i = 0; i < 500; i++)
        {
            gain.Learn(default, gained: false);
        }

        for (int i = 0; i < 10; i++)
        {
            gain.Learn(default, gained: true);
        }

        Assert.True(gain.IsWorth(default, NoLuck));
        Assert.True(Assert.Single(gain.Snapshot()).Asked <= 100);
    }

    [Fact]
    public async Task Many_may_tell_at_once()
    {
        var gain = new UpgradeGain(new UpgradeGainOptions { Memory = 100_000 });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(one => Task.Run(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                gain.Learn(default, gained: one % 2 == 0);
            }
        })));
        Assert.Equal(new UpgradeCount("tokens<500", 8000, 4000), Assert.Single(gain.Snapshot()));
    }
}
