using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class PermutationTests
{
    // Fisher, The Design of Experiments (1935), § 21: of 32,768 signs of Darwin's 15 plants 1,726 are as far out, 863
    // on either side: 5.267 %.
    [Fact]
    public void Darwins_plants_are_Fishers()
    {
        double[] plants = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
        TestResult found = PermutationTest.SignFlip(plants);
        Assert.True(found.IsExact);
        Assert.Equal(1726.0 / 32768, found.PValue);
        Assert.Equal(863.0 / 32768, PermutationTest.SignFlip(plants, alternative: Alternative.Greater).PValue);
    }

    [Fact]
    public void Of_differences_of_one_size_it_is_the_test_of_a_coin() => Prop.ForAll(
        Gen.Choose(1, 8).ToArbitrary(), Gen.Choose(1, 8).ToArbitrary(), (up, down) =>
        {
            double[] differences = [.. Enumerable.Repeat(0.1, up), .. Enumerable.Repeat(-0.1, down)];
            return Math.Abs(PermutationTest.SignFlip(differences).PValue - McNemar.Exact(up, down).PValue) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Drawn_signs_come_near_to_the_test_of_a_coin_and_are_the_same_for_a_seed()
    {
        double[] differences = [.. Enumerable.Repeat(1.0, 40), .. Enumerable.Repeat(-1.0, 24),
            .. Enumerable.Repeat(0.0, 100)];
        TestResult found = PermutationTest.SignFlip(differences, resamples: 40_000);
        Assert.False(found.IsExact);
        Assert.Equal(McNemar.Exact(40, 24).PValue, found.PValue, 0.006);
        Assert.Equal(found, PermutationTest.SignFlip(differences, resamples: 40_000));
    }

    [Fact]
    public void A_drawn_p_value_is_never_0() => Assert.Equal(
        1.0 / 1001, PermutationTest.SignFlip([.. Enumerable.Repeat(1.0, 100)], resamples: 1000).PValue);

    [Fact]
    public void Clusters_turn_together()
    {
        double[] differences = [.. Enumerable.Repeat(1.0, 30)];
        TestResult found = PermutationTest.SignFlip(differences, [.. Enumerable.Range(0, 30).Select(i => i % 3)]);
        Assert.Equal((true, 0.25), (found.IsExact, found.PValue));
    }

    [Fact]
    public void Pairs_without_a_difference_give_1() =>
        Assert.Equal(1, PermutationTest.Paired([1, 2, 3], [1, 2, 3]).PValue);
}
