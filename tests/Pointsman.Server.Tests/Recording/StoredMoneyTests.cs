using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests;

public sealed class StoredMoneyTests
{
    [Fact]
    public void Tokens_at_any_price_of_six_decimals_per_million_are_stored_exactly() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int, PositiveInt>((tokens, micros) =>
        {
            var cost = new Usd(tokens * (micros.Get / 1_000_000m) / 1_000_000m);
            return StoredMoney.ToUsd(StoredMoney.Of(cost)) == cost;
        }));

    [Fact]
    public void Finer_amounts_are_rounded_to_the_nearest_trillionth()
    {
        Assert.Equal(new Usd(0.000000000001m), StoredMoney.ToUsd(StoredMoney.Of(new Usd(0.0000000000014m))));
        Assert.Equal(new Usd(0.000000000002m), StoredMoney.ToUsd(StoredMoney.Of(new Usd(0.0000000000016m))));
    }

    [Fact]
    public void An_amount_beyond_the_range_stays_at_its_end()
    {
        Assert.Equal(long.MaxValue, StoredMoney.Of(new Usd(1e20m)));
        Assert.Equal(-long.MaxValue, StoredMoney.Of(new Usd(-1e20m)));
    }

    [Fact]
    public void A_sum_in_two_parts_is_put_together() =>
        Assert.Equal(new Usd(123.456789012345m), StoredMoney.ToUsd(123_456_789, 12_345));
}
