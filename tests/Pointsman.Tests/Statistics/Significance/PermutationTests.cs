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

    [Theory]
    [InlineData(1.0, 40, 24)]
    [InlineData(0.1, 4_000, 3_800)]
    [InlineData(-1.0 / 3, 300, 20)]
    public void Of_many_differences_of_one_size_every_sign_is_counted(double size, int up, int down)
    {
        double[] differences = [.. Enumerable.Repeat(size, up), .. Enumerable.Repeat(-size, down),
            .. Enumerable.Repeat(0.0, 100)];
        TestResult found = PermutationTest.SignFlip(differences);
        double exact = McNemar.Exact(up, down).PValue;
        Assert.True(found.IsExact);
        Assert.Equal(1, found.PValue / exact, 1e-9);
    }

    [Fact]
    public void Counting_gives_what_trying_all_signs_gives()
    {
        double[] differences = [1 / 3.0, -2 / 3.0, 1, 1 / 3.0, 0, 2 / 3.0, 1, -1 / 3.0, 1, 2 / 3.0, 1 / 3.0, 0.5, -0.5];
        double tried = PermutationTest.SignFlip(differences).PValue;
        TestResult counted = PermutationTest.SignFlip([.. differences, 0, 0, 0, 0]);
        Assert.True(counted.IsExact);
        Assert.Equal(tried, counted.PValue, 1e-12);
        Assert.Equal(
            PermutationTest.SignFlip(differences, alternative: Alternative.Less).PValue,
            PermutationTest.SignFlip([.. differences, 0, 0, 0, 0], alternative: Alternative.Less).PValue, 1e-12);
    }

    // Of steps so fine that a curve may be laid over them, and that counting still gets through.
    [Theory]
    [InlineData(1.0)]
    [InlineData(2.0)]
    [InlineData(3.5)]
    [InlineData(-3.0)]
    public void The_saddle_point_gives_what_counting_gives(double deviations)
    {
        double[] terms = [.. Enumerable.Range(0, 400).Select(i => (double)((i * 37 % 97) + 1))];
        double sum = Math.Round(deviations * Math.Sqrt(terms.Sum(term => term * term)));
        double counted = SignSums.Counted(terms, sum)!.Value, saddle = SignSums.BySaddle(terms, sum);
        Assert.True(SignSums.AreMany(terms));
        Assert.Equal(1, saddle / counted, 0.01);
    }

    // With so many arms that each p-value is multiplied by a hundred and more, a p-value that ends at one in so many
    // draws would show nothing, whatever the run had found.
    [Fact]
    public void Overwhelming_evidence_has_no_least_p_value()
    {
        double[] differences = [.. Enumerable.Range(1, 10_000).Select(i => 1 + (0.3 * Math.Sin(i)))];
        Assert.InRange(PermutationTest.SignFlip(differences).PValue, 0, 1e-100);
    }

    [Fact]
    public void Where_one_difference_outweighs_all_others_signs_are_drawn_and_a_p_value_is_never_0()
    {
        double[] differences = [100 * Math.PI, .. Enumerable.Range(1, 99).Select(i => 1 + (0.3 * Math.Sin(i)))];
        TestResult found = PermutationTest.SignFlip(differences, resamples: 1000);
        Assert.False(found.IsExact);
        Assert.Equal(1.0 / 1001, found.PValue);
    }

    // Of 16 differences all signs are tried; 14 more that are next to nothing turn the test into one that draws.
    [Fact]
    public void Drawn_signs_come_near_to_trying_all_and_are_the_same_for_a_seed()
    {
        double[] sixteen = [.. Enumerable.Range(1, 16).Select(i => 0.45 + Math.Sin(i * i))];
        double[] differences = [.. sixteen, .. Enumerable.Range(1, 14).Select(i => 1e-7 * Math.Sin(i))];
        TestResult found = PermutationTest.SignFlip(differences, resamples: 40_000);
        double tried = PermutationTest.SignFlip(sixteen).PValue;
        Assert.False(found.IsExact);
        Assert.InRange(tried, 0.01, 0.3);
        Assert.Equal(tried, found.PValue, 0.006);
        Assert.Equal(found, PermutationTest.SignFlip(differences, resamples: 40_000));
    }

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
