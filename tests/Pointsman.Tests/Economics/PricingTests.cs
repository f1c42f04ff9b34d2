using Xunit;

namespace Pointsman.Tests.Economics;

public sealed class PricingTests
{
    private static readonly Workload Month = new(new Usage { Input = 1_000, Output = 1_000 }, 10_000);

    private static Candidate PerToken(string name, decimal input, decimal output) => new(
        name,
        new TokenPricing { Price = new Price { Base = new Rates { Input = new(input), Output = new(output) } } });

    [Fact]
    public void Ten_million_tokens_each_way_cost_900_at_gpt_4_and_20_at_gpt_3_5_turbo_which_is_45_times()
    {
        Candidate[] candidates = [PerToken("GPT-4", 30m, 60m), PerToken("GPT-3.5 Turbo", 0.5m, 1.5m)];
        Comparison comparison = Comparison.Of(Month, candidates);
        Assert.Equal(["GPT-3.5 Turbo", "GPT-4"], comparison.Rows.Select(row => row.Candidate.Name));
        Assert.Equal([new Usd(20m), new Usd(900m)], comparison.Rows.Select(row => row.Bill.Total!.Value));
        Assert.Equal(45m, comparison.Rows[1].Times);
    }

    [Fact]
    public void A_candidate_without_a_known_price_comes_last_and_has_no_cost()
    {
        var unknown = new Candidate("A", new TokenPricing { Price = new Price() });
        Comparison comparison = Comparison.Of(Month, [unknown, PerToken("B", 1m, 1m)]);
        Assert.Equal(["B", "A"], comparison.Rows.Select(row => row.Candidate.Name));
        Assert.Null(comparison.Rows[1].Bill.Total);
        Assert.Null(comparison.Rows[1].Times);
    }

    [Fact]
    public void The_order_of_the_candidates_does_not_matter()
    {
        Candidate[] candidates = [PerToken("B", 1m, 1m), PerToken("A", 1m, 1m), PerToken("C", 0.5m, 1m)];
        string[] names = [.. Comparison.Of(Month, candidates).Rows.Select(row => row.Candidate.Name)];
        Assert.Equal(names, Comparison.Of(Month, [.. candidates.Reverse()]).Rows.Select(row => row.Candidate.Name));
    }

    [Theory]
    [InlineData(9_999, 200)]
    [InlineData(10_000, 200)]
    [InlineData(10_001, 200.01)]
    [InlineData(20_000, 300)]
    public void A_subscription_costs_its_fee_and_beyond_the_allowance_the_overage(decimal requests, decimal expected)
    {
        var plan = new SubscriptionPricing { MonthlyFee = new(200m), Included = 10_000m, Overage = new(0.01m) };
        Assert.Equal(new Usd(expected), plan.For(Month with { RequestsPerMonth = requests }).Total);
    }

    [Fact]
    public void An_allowance_in_tokens_counts_input_and_output()
    {
        var plan = new SubscriptionPricing
        {
            MonthlyFee = new(100m), Included = 15_000_000m, Unit = AllowanceUnit.Tokens, Overage = new(2m),
        };
        Assert.Equal(new Usd(110m), plan.For(Month).Total);
    }

    [Fact]
    public void Beyond_an_allowance_without_overage_the_cost_is_unknown()
    {
        var plan = new SubscriptionPricing { MonthlyFee = new(200m), Included = 9_000m };
        Bill bill = plan.For(Month);
        Assert.Null(bill.Total);
        Assert.Equal(["a rate for 1,000 requests beyond the allowance"], bill.Missing);
    }

    [Fact]
    public void A_price_per_request_does_not_look_at_tokens() =>
        Assert.Equal(new Usd(500m), new RequestPricing { PerRequest = new(0.05m) }.For(Month).Total);
}
