using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Economics;

public sealed class MixCostTests
{
    private static readonly Mix Tickets = new()
    {
        Steps =
        [
            new MixStep("bot", 0.90m, new(0.01m), 0.92m),
            new MixStep("strong model", 0.08m, new(0.50m), 0.96m),
            new MixStep("human", 0.02m, new(25m), 0.99m),
        ],
    };

    [Fact]
    public void The_ticket_mix_costs_54_point_9_cents_and_is_right_in_92_point_46_percent()
    {
        MixCost cost = MixCost.Of(Tickets);
        Assert.Equal(new Usd(0.549m), cost.CostPerRequest);
        Assert.Equal(0.9246m, cost.Accuracy);
    }

    [Fact]
    public void Two_percent_of_tickets_with_people_are_nine_tenths_of_the_cost()
    {
        MixCost cost = MixCost.Of(Tickets);
        Assert.Equal("human", cost.Costliest.Step.Name);
        Assert.Equal(0.911m, Math.Round(cost.Costliest.ShareOfCost, 3));
    }

    [Fact]
    public void A_cascade_pays_every_step_on_the_way()
    {
        MixCost cost = MixCost.Of(Tickets with { Kind = MixKind.Cascade });
        Assert.Equal([1m, 0.10m, 0.02m], cost.Steps.Select(step => step.Reached));
        Assert.Equal(new Usd(0.01m + 0.05m + 0.5m), cost.CostPerRequest);
        Assert.Equal(0.9246m, cost.Accuracy);
    }

    [Fact]
    public void Shares_that_do_not_come_to_one_are_refused()
    {
        Mix wrong = Tickets with { Steps = [.. Tickets.Steps.Take(2)] };
        Fault fault = Assert.Single(Assert.Throws<FaultsException>(() => MixCost.Of(wrong)).Faults);
        Assert.Equal("steps: the shares come to 98 %; make the shares come to 100 %", fault.ToString());
    }

    [Fact]
    public void The_shares_of_cost_come_to_one() => Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(1, 10_000), 3).ToArbitrary(),
        prices =>
        {
            Mix mix = Tickets with
            {
                Steps = [.. Tickets.Steps.Select((step, i) => step with { CostPerRequest = new(prices[i]) })],
            };
            return Math.Abs(MixCost.Of(mix).Steps.Sum(step => step.ShareOfCost) - 1m) < 0.000_000_000_1m;
        }).QuickCheckThrowOnFailure();
}
