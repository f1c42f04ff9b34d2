using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

/// <summary>
/// How often somebody who looks again and again finds what is not there. The published rates are those of Armitage,
/// McPherson and Rowe, JRSS A 132 (1969), table 2, for a test at 5 % after each of equally large groups.
/// </summary>
public sealed class ConfidenceSequenceTests
{
    private const int Runs = 4000;

    [Fact]
    public void Looking_at_an_ordinary_interval_finds_too_much_as_often_as_is_published()
    {
        int[] looks = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200];
        double[] published = [0.05, 0.083, 0.107, 0.126, 0.142, 0.193, 0.248, 0.32, 0.374, 0.424];
        int[] first = [.. Walks(1).Select(walk => FirstLook(walk, (n, mean) =>
            Math.Abs(mean) * Math.Sqrt(n) > 1.959964))];
        for (int i = 0; i < looks.Length; i++)
        {
            double error = Math.Sqrt(published[i] * (1 - published[i]) / Runs);
            Assert.Equal(published[i], first.Count(look => look <= looks[i]) / (double)Runs, 4 * error);
        }
    }

    [Theory]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(2000)]
    public void Looking_at_the_sequence_of_a_mean_finds_too_much_in_no_more_than_5_percent(int tunedFor)
    {
        int wrong = Walks(2).Count(walk => FirstLook(
            walk, (n, mean) => !ConfidenceSequence.Mean(n, mean, 1, tunedFor: tunedFor).Contains(0), from: 2) <= 200);
        Holds(wrong);
    }

    // Paired differences of right and wrong: −1, 0, 1, their deviation estimated; looked at from 50 on, every 10 cases.
    [Fact]
    public void It_does_so_for_paired_scores_whose_deviation_is_estimated()
    {
        var random = new RandomStream(5);
        int wrong = 0;
        for (int run = 0; run < Runs; run++)
        {
            int sum = 0, squares = 0;
            bool isOut = false;
            for (int n = 1; n <= 2000 && !isOut; n++)
            {
                int draw = random.Below(10), difference = draw == 0 ? 1 : draw == 1 ? -1 : 0;
                (sum, squares) = (sum + difference, squares + (difference * difference));
                if (n >= 50 && n % 10 == 0)
                {
                    double mean = (double)sum / n;
                    double deviation = Math.Sqrt(Math.Max(0, squares - (sum * mean)) / (n - 1));
                    isOut = !ConfidenceSequence.Mean(n, mean, deviation).Contains(0);
                }
            }

            wrong += isOut ? 1 : 0;
        }

        Holds(wrong);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.03)]
    [InlineData(0.9)]
    public void Looking_at_the_sequence_of_a_share_after_every_case_finds_too_much_in_no_more_than_5_percent(
        double truth)
    {
        // What is outside at the truth is a matter of the two counts alone, so it is worked out once for each.
        var outside = new Dictionary<(int, int), bool>();
        var random = new RandomStream(7);
        int wrong = 0;
        for (int run = 0; run < Runs; run++)
        {
            bool isOut = false;
            for (int n = 1, right = 0; n <= 200 && !isOut; n++)
            {
                right += random.Below(1_000_000) < truth * 1_000_000 ? 1 : 0;
                if (!outside.TryGetValue((right, n), out bool known))
                {
                    outside[(right, n)] = known = !ConfidenceSequence.Rate(right, n).Contains(truth);
                }

                isOut = known;
            }

            wrong += isOut ? 1 : 0;
        }

        Holds(wrong);
    }

    // Ville: under no difference the bet's mean is 1 at every number of cases; added up over all counts.
    [Fact]
    public void The_bet_of_the_p_value_is_fair() => Assert.Equal(1, Enumerable.Range(0, 31).Sum(k =>
    {
        double won = Math.Exp(Gamma.Log(k + 0.5) + Gamma.Log(30.5 - k) - Gamma.Log(31) - Math.Log(Math.PI) + (
            30 * Math.Log(2)));
        Assert.Equal(Math.Min(1, 1 / won), ConfidenceSequence.PValue(k, 30 - k), 1e-12);
        return Binomial.At(k, 30, 0.5) * won;
    }), 1e-12);

    [Fact]
    public void The_p_value_and_the_interval_of_the_share_say_the_same() => Prop.ForAll(
        Gen.Choose(0, 200).ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), (b, c) =>
            b + c == 0 || ConfidenceSequence.Rate(b, b + c).Contains(0.5) == (ConfidenceSequence.PValue(b, c) >= 0.05))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void It_holds_its_estimate_is_wider_than_an_ordinary_interval_and_narrows() => Prop.ForAll(
        Gen.Choose(1, 300).SelectMany(n => Gen.Choose(0, n).Select(k => (k, n))).ToArbitrary(), one =>
        {
            ConfidenceInterval found = ConfidenceSequence.Rate(one.k, one.n), wilson = ProportionInterval.Wilson(one.k,
                one.n);
            return found.Contains(found.Value) && found.Width >= wilson.Width * 0.99
                && ConfidenceSequence.Rate(4 * one.k, 4 * one.n).Width < found.Width;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_ends_of_the_range_are_taken()
    {
        Assert.Equal((0.0, 1.0), (ConfidenceSequence.Rate(0, 0).Low, ConfidenceSequence.Rate(0, 0).High));
        Assert.Equal(0, ConfidenceSequence.Rate(0, 10).Low);
        Assert.Equal(1, ConfidenceSequence.Rate(10, 10).High);
        Assert.Equal(0, ConfidenceSequence.Mean([2, 2, 2]).Width);
        Assert.Throws<ArgumentException>(() => ConfidenceSequence.Mean([2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceSequence.Mean(10, 0, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceSequence.Rate(3, 2));
    }

    private static void Holds(int wrong) =>
        Assert.True(BinomialTest.Exact(wrong, Runs, 0.05, Alternative.Greater).PValue > 0.001, $"{wrong} of {Runs}");

    // Sums of 200 draws from the normal distribution, for each run.
    private static IEnumerable<double[]> Walks(ulong seed)
    {
        var random = new RandomStream(seed);
        for (int run = 0; run < Runs; run++)
        {
            double[] sums = new double[200];
            double sum = 0;
            for (int i = 0; i < sums.Length; i += 2)
            {
                // Box and Muller (1958) make two of two.
                double size = Math.Sqrt(-2 * Math.Log((random.Below(1 << 30) + 0.5) / (1 << 30)));
                (double sine, double cosine) = Math.SinCos(2 * Math.PI * random.Below(1 << 30) / (1 << 30));
                sums[i] = sum += size * sine;
                sums[i + 1] = sum += size * cosine;
            }

            yield return sums;
        }
    }

    private static int FirstLook(double[] sums, Func<int, double, bool> finds, int from = 1)
    {
        for (int n = from; n <= sums.Length; n++)
        {
            if (finds(n, sums[n - 1] / n))
            {
                return n;
            }
        }

        return int.MaxValue;
    }
}
