using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Strategies.Judging;

public sealed class CandidateOrderTests
{
    [Fact]
    public void Each_candidate_has_one_place_and_the_same_number_gives_the_same_order() => Prop.ForAll(
        Gen.Choose(0, 9999).ToArbitrary(), Gen.Choose(1, 26).ToArbitrary(),
        (chance, count) =>
        {
            var order = new CandidateOrder(chance / 10_000.0, count);
            var again = new CandidateOrder(chance / 10_000.0, count);
            return order.Places.Order().SequenceEqual(Enumerable.Range(0, count))
                && order.Places.SequenceEqual(again.Places) && order.Mark == again.Mark;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_candidate_stands_at_every_place_about_as_often()
    {
        const int Draws = 6000;
        int[,] seen = new int[3, 3];
        for (int i = 0; i < Draws; i++)
        {
            int[] places = new CandidateOrder(i / (double)Draws, 3).Places;
            for (int at = 0; at < 3; at++)
            {
                seen[at, places[at]]++;
            }
        }

        // Five standard deviations of a binomial count.
        double reach = 5 * Math.Sqrt(Draws / 3.0 * 2 / 3);
        Assert.All(seen.Cast<int>(), count => Assert.InRange(count, (Draws / 3) - reach, (Draws / 3) + reach));
    }
}
