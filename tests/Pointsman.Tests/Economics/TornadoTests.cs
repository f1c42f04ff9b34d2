using Xunit;

namespace Pointsman.Tests.Economics;

public sealed class TornadoTests
{
    private static readonly UncertainInput[] Inputs =
    [
        new("requests", new Estimate(90m, 100m, 110m)),
        new("price", new Estimate(1m, 2m, 5m)),
        new("discount", new Estimate(0m, 10m, 20m)),
    ];

    private static decimal Result(IReadOnlyList<decimal> values) => values[0] * values[1] - values[2];

    [Fact]
    public void The_input_that_moves_the_result_most_comes_first()
    {
        Tornado tornado = Tornado.Of(Inputs, Result);
        Assert.Equal(["price", "requests", "discount"], tornado.Bars.Select(bar => bar.Input.Name));
        Assert.Equal((90m, 490m), (tornado.Bars[0].AtLow, tornado.Bars[0].AtHigh));
    }

    [Fact]
    public void The_range_takes_each_input_at_the_end_that_lowers_or_raises_the_result()
    {
        Tornado tornado = Tornado.Of(Inputs, Result);
        Assert.Equal((70m, 190m, 550m), (tornado.Low, tornado.Likely, tornado.High));
    }

    [Fact]
    public void A_range_around_a_negative_number_keeps_low_below_high() =>
        Assert.Equal(new Estimate(-120m, -100m, -80m), Estimate.Around(-100m, 0.2m));
}
