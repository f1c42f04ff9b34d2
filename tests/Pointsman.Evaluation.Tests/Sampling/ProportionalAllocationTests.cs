using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Evaluation.Tests.Sampling;

public sealed class ProportionalAllocationTests
{
    [Theory]
    [InlineData("700,200,100", 100, "70,20,10")]
    [InlineData("5,3,2", 4, "2,1,1")]
    [InlineData("990,9,1", 10, "8,1,1")]
    [InlineData("3,3", 100, "3,3")]
    [InlineData("10,20,30,40", 2, "0,0,1,1")]
    [InlineData("0,7", 3, "0,3")]
    [InlineData("", 3, "")]
    public void Each_part_has_its_share_and_at_least_one(string sizes, int count, string drawn) =>
        Assert.Equal(Numbers(drawn), ProportionalAllocation.Of(Numbers(sizes), count));

    [Fact]
    public void All_is_given_out_no_part_gives_more_than_it_has_and_none_is_more_than_one_beside_its_share() =>
        Prop.ForAll(
            (from sizes in Gen.ArrayOf(Gen.Choose(1, 500))
             from count in Gen.Choose(1, 600)
             select (sizes, count)).ToArbitrary(),
            drawn =>
            {
                (int[] sizes, int count) = drawn;
                int[] parts = ProportionalAllocation.Of(sizes, count);
                double share = Math.Min(1, count / (double)Math.Max(1, sizes.Sum()));
                bool whole = parts.Sum() == Math.Min(count, sizes.Sum());
                bool bounded = parts.Zip(sizes).All(one => one.First >= 0 && one.First <= one.Second);
                bool each = count < sizes.Length || parts.All(part => part >= 1);

                // Above its share is only who was rounded up or has the one that all have; the others paid for those.
                bool fair = parts.Zip(sizes).All(one => one.First <= Math.Max(1, (share * one.Second) + 1));
                return whole && bounded && each && fair;
            }).QuickCheckThrowOnFailure();

    private static int[] Numbers(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => int.Parse(part, null))];
}
