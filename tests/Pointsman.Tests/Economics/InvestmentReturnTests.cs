using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Economics;

public sealed class InvestmentReturnTests
{
    private static Investment Saving(decimal invested, decimal saved, decimal running = 0m) => new()
    {
        Invested = new(invested),
        RunningPerYear = new(running),
        Value = [new ValueItem(ValueKind.Automation, new(saved))],
    };

    [Fact]
    public void Fifty_thousand_that_save_two_hundred_thousand_return_300_percent_and_pay_back_in_3_months()
    {
        InvestmentReturn result = InvestmentReturn.Of(Saving(50_000m, 200_000m));
        Assert.Equal(300m, result.RoiPercent);
        Assert.Equal(3m, result.PaybackMonths);
        Assert.Equal(new Usd(150_000m), result.Net);
        Assert.Equal(Usd.Zero, result.Cumulative[2]);
    }

    [Fact]
    public void Running_costs_delay_the_payback_and_count_as_cost()
    {
        InvestmentReturn result = InvestmentReturn.Of(Saving(50_000m, 200_000m, running: 80_000m));
        Assert.Equal(5m, result.PaybackMonths);
        Assert.Equal(new Usd(130_000m), result.Cost);
        Assert.Equal(70m / 130m * 100m, result.RoiPercent);
    }

    [Fact]
    public void What_brings_less_than_it_costs_never_pays_back() =>
        Assert.Null(InvestmentReturn.Of(Saving(1m, 100m, running: 100m)).PaybackMonths);

    [Fact]
    public void Without_any_cost_there_is_no_return_on_it() =>
        Assert.Null(InvestmentReturn.Of(Saving(0m, 100m)).RoiPercent);

    [Fact]
    public void Without_discount_the_net_present_value_is_the_net_value()
    {
        InvestmentReturn result = InvestmentReturn.Of(Saving(50_000m, 120_000m) with { DiscountPerYear = 0m });
        Assert.Equal(result.Net, result.NetPresentValue);
    }

    [Fact]
    public void The_net_present_value_discounts_each_month_by_a_twelfth_of_the_rate()
    {
        // Two months of 1,000 at 1 % a month: 1,000 / 1.01 + 1,000 / 1.0201 = 1,970.395.
        Investment two = Saving(0m, 12_000m) with { Months = 2, DiscountPerYear = 0.12m };
        Assert.Equal(1_970.395m, Math.Round(InvestmentReturn.Of(two).NetPresentValue.Amount, 3));
    }

    [Fact]
    public void At_the_payback_month_the_balance_turns() => Prop.ForAll(
        Gen.Choose(1, 1_000_000).ToArbitrary(),
        Gen.Choose(1, 1_000_000).ToArbitrary(),
        (invested, saved) =>
        {
            InvestmentReturn result = InvestmentReturn.Of(Saving(invested, saved) with { Months = 60 });
            decimal payback = result.PaybackMonths!.Value;
            return result.Cumulative.Select((balance, i) => (Month: i + 1, balance)).All(
                pair => pair.Month < payback ? pair.balance < Usd.Zero : pair.balance >= Usd.Zero);
        }).QuickCheckThrowOnFailure();
}
