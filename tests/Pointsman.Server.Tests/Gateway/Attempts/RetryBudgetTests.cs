using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests.Gateway.Attempts;

public sealed class RetryBudgetTests
{
    [Fact]
    public void A_handful_is_always_allowed() => Assert.Equal(10, Retries(new RetryBudget(), 1, 0.2, 100));

    [Fact]
    public void Beyond_that_retries_are_a_share_of_the_requests()
    {
        var budget = new RetryBudget();
        Requests(budget, 1, 1_000);
        Assert.Equal(210, Retries(budget, 1, 0.2, 1_000));
        Requests(budget, 1, 50);
        Assert.Equal(10, Retries(budget, 1, 0.2, 1_000));
    }

    [Theory]
    [InlineData(49_999, 0)]
    [InlineData(60_000, 10)]
    [InlineData(1_000_000, 10)]
    public void What_is_older_than_a_minute_counts_no_more(long later, int allowed)
    {
        var budget = new RetryBudget();
        Requests(budget, 100_000, 100);
        Assert.Equal(30, Retries(budget, 100_000, 0.2, 100));
        Assert.Equal(allowed, Retries(budget, 100_000 + later, 0.2, 100));
    }

    [Fact]
    public void A_share_of_nothing_leaves_the_handful()
    {
        var budget = new RetryBudget();
        Requests(budget, 1, 1_000);
        Assert.Equal(10, Retries(budget, 1, 0, 100));
    }

    [Fact]
    public void At_any_time_it_agrees_with_a_list_of_all_that_happened() =>
        Prop.ForAll(Events().ToArbitrary(), steps =>
        {
            var budget = new RetryBudget();
            List<(long Step, bool Retry)> past = [];
            long now = 1;
            foreach ((int wait, bool retry) in steps)
            {
                now += wait;
                past.RemoveAll(one => one.Step <= (now / 10_000) - 6);
                if (!retry)
                {
                    budget.CountRequest(now);
                    past.Add((now / 10_000, false));
                    continue;
                }

                bool allowed = past.Count(one => one.Retry) < 10 + (0.5 * past.Count(one => !one.Retry));
                Assert.Equal(allowed, budget.TryRetry(now, 0.5));
                if (allowed)
                {
                    past.Add((now / 10_000, true));
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static Gen<(int Wait, bool Retry)[]> Events() =>
        Gen.Frequency((50, Gen.Choose(0, 500)), (3, Gen.Choose(0, 30_000)), (1, Gen.Choose(60_000, 200_000)))
            .Zip(Gen.Frequency((1, Gen.Constant(false)), (2, Gen.Constant(true)))).ListOf(200)
            .Select(steps => steps.Select(one => (one.Item1, one.Item2)).ToArray());

    private static void Requests(RetryBudget budget, long now, int count)
    {
        for (int i = 0; i < count; i++)
        {
            budget.CountRequest(now);
        }
    }

    private static int Retries(RetryBudget budget, long now, double share, int tries) =>
        Enumerable.Range(0, tries).Count(_ => budget.TryRetry(now, share));
}
