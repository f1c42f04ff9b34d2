using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Strategies.Drawing;

public sealed class DrawnStrategyTests
{
    [Fact]
    public void Every_strategy_there_is_is_drawn() =>
        Assert.Equal(Names(typeof(RoutingStrategy)), DrawnStrategy.Kinds.Keys.Select(type => type.Name).Order());

    [Fact]
    public void Every_way_to_measure_an_answer_is_drawn() =>
        Assert.Equal(Names(typeof(ConfidenceMethod)), DrawnStrategy.Methods.Keys.Select(type => type.Name).Order());

    [Fact]
    public void A_kind_draws_itself_and_every_target_comes_up()
    {
        Assert.All(DrawnStrategy.Kinds, kind => Assert.All(
            kind.Value(DrawnStrategy.OfDepth(0)).Sample(20), drawn => Assert.IsType(kind.Key, drawn)));
        Assert.Equal(
            DrawnStrategy.Targets.Select(target => target.Name).Order(),
            DrawnStrategy.OfDepth(3).Sample(200).SelectMany(drawn => drawn.Targets)
                .Select(target => target.Name).Distinct().Order());
    }

    private static IEnumerable<string> Names(Type above) => above.Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(above) && !type.IsAbstract).Select(type => type.Name).Order();
}
