using Xunit;

namespace Pointsman.Tests.Routing;

public sealed class FallbackOverPartsTests
{
    private static readonly RoutingTarget A = Target("a"), B = Target("b"), C = Target("c"), D = Target("d");

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.6)]
    [InlineData(0.99)]
    public void Every_target_of_a_part_comes_before_those_of_the_next(double chance)
    {
        RoutingTarget[] plan = Plan(chance, new BalancedStrategy([A, B]), new BalancedStrategy([C, D]));
        Assert.Equal(["a", "b"], plan[..2].Select(target => target.Name).Order());
        Assert.Equal(["c", "d"], plan[2..].Select(target => target.Name).Order());
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.6)]
    [InlineData(0.99)]
    public void A_target_that_parts_share_is_tried_once_and_at_its_first_place(double chance)
    {
        RoutingTarget[] plan = Plan(
            chance, new BalancedStrategy([A, B]), new SingleStrategy(A), new BalancedStrategy([B, C]));
        Assert.Equal(["a", "b"], plan[..2].Select(target => target.Name).Order());
        Assert.Equal("c", Assert.Single(plan[2..]).Name);
    }

    private static RoutingTarget[] Plan(double chance, params RoutingStrategy[] parts) =>
    [
        .. Router.Decide(
            new Route("r", new FallbackStrategy(parts)), default, TargetStandings.AllOpen, chance).Plan,
    ];

    private static RoutingTarget Target(string name) => new() { Name = name, Provider = "p", Model = name };
}
