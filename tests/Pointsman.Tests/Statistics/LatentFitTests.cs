using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class LatentFitTests
{
    private const int Subjects = 60;
    private const int Tests = 6;

    [Fact]
    public void Abilities_are_recovered_from_tests_of_different_levels_and_slopes()
    {
        double[] truth = Truth();
        LatentFit fit = LatentFit.Run(Simulated(truth, 0.2), Traits(), Tests);
        Assert.True(Correlation(truth, Means(fit)) > 0.97, $"correlation {Correlation(truth, Means(fit)):0.000}");
    }

    [Fact]
    public void A_subject_that_took_hard_tests_only_is_not_taken_for_a_weak_one()
    {
        // Test 0 is hard and test 5 easy: the same ability gives −15 on one and +60 on the other.
        double[] truth = Truth();
        (truth[0], truth[1]) = (1.5, -1.5);
        List<LatentObservation> results = [.. Simulated(truth, 0.1)
            .Where(one => one.Subject != 0 || one.Test < 3).Where(one => one.Subject != 1 || one.Test >= 3)];
        LatentFit fit = LatentFit.Run(results, Traits(), Tests);
        Assert.True(fit.Abilities[0].Mean > fit.Abilities[1].Mean + 1.0);
    }

    [Fact]
    public void Another_unit_and_another_zero_of_a_test_change_nothing()
    {
        List<LatentObservation> results = Simulated(Truth(), 0.3);
        List<LatentObservation> moved =
            [.. results.Select(one => one.Test == 2 ? one with { Value = (one.Value * 40.0) - 700.0 } : one)];
        AssertSame(LatentFit.Run(results, Traits(), Tests), LatentFit.Run(moved, Traits(), Tests), 1e-9);
    }

    [Fact]
    public void The_order_of_the_results_changes_nothing()
    {
        List<LatentObservation> results = Simulated(Truth(), 0.3);
        LatentObservation[] shuffled = [.. results];
        new Random(7).Shuffle(shuffled);
        AssertSame(LatentFit.Run(results, Traits(), Tests), LatentFit.Run([.. shuffled], Traits(), Tests), 1e-9);
    }

    [Fact]
    public void The_more_results_a_subject_has_the_surer_its_ability_is()
    {
        List<LatentObservation> results =
            [.. Simulated(Truth(), 0.3).Where(one => one.Subject != 0 || one.Test == 0).Where(one => one.Subject != 1)];
        LatentFit fit = LatentFit.Run(results, Traits(), Tests);
        Assert.Equal([1, 0, Tests], fit.Abilities[..3].Select(ability => ability.Observations));
        Assert.True(fit.Abilities[2].Deviation < fit.Abilities[0].Deviation);
        Assert.True(fit.Abilities[0].Deviation < fit.Abilities[1].Deviation);
    }

    [Fact]
    public void One_noisy_result_moves_a_subject_only_part_of_the_way_from_its_prior()
    {
        List<LatentObservation> others = [.. Simulated(Truth(), 0.3).Where(one => one.Subject != 0)];
        LatentFit without = LatentFit.Run(others, Traits(), Tests);
        var lone = new LatentObservation(0, 3, 500.0, 1.0);
        LatentFit with = LatentFit.Run([.. others, lone], Traits(), Tests);
        double prior = without.Abilities[0].Mean, said = with.Read(lone), found = with.Abilities[0].Mean;
        Assert.InRange(found, prior + 0.01, prior + (0.6 * (said - prior)));
    }

    [Fact]
    public void A_test_on_which_the_able_did_worse_is_not_read_backwards()
    {
        double[] truth = Truth();
        List<LatentObservation> results = Simulated(truth, 0.2);
        results.AddRange(truth.Select((ability, subject) => new LatentObservation(subject, Tests, -ability, 0.4)));
        LatentFit fit = LatentFit.Run(results, Traits(), Tests + 1);
        Assert.True(
            fit.Read(new LatentObservation(0, Tests, 1.0, 0.4)) > fit.Read(new LatentObservation(0, Tests, 0.0, 0.4)));
    }

    [Fact]
    public void The_traits_of_a_subject_speak_where_no_result_does()
    {
        double[] truth = [.. Enumerable.Range(0, Subjects).Select(i => (i % 2 == 0 ? 1.0 : -1.0) + (0.1 * Gauss(i)))];
        double[][] traits = [.. truth.Select((_, i) => (double[])[1.0, i % 2 == 0 ? 1.0 : 0.0])];
        List<LatentObservation> results = [.. Simulated(truth, 0.2).Where(one => one.Subject > 1)];
        LatentFit fit = LatentFit.Run(results, traits, Tests);
        Assert.True(fit.Abilities[0].Mean > fit.Abilities[1].Mean + 1.0);
    }

    [Fact]
    public void Without_any_result_everything_is_a_guess_no_wider_than_a_prior_may_be()
    {
        LatentFit fit = LatentFit.Run([], Traits(), 0);
        Assert.All(fit.Abilities, ability => Assert.True(
            double.IsFinite(ability.Mean) && ability.Deviation is > 0.0 and <= 1.2 && ability.Observations == 0));
    }

    private static List<LatentObservation> Simulated(double[] truth, double noise)
    {
        var results = new List<LatentObservation>();
        for (int subject = 0; subject < truth.Length; subject++)
        {
            for (int test = 0; test < Tests; test++)
            {
                double slope = 0.5 + (test * 2.0);
                double value = (test * 15.0) - 15.0 + (slope * (truth[subject] + (noise * Gauss((test * 1_000) + subject))));
                results.Add(new LatentObservation(subject, test, value, 0.4));
            }
        }

        return results;
    }

    private static double[] Truth() => [.. Enumerable.Range(0, Subjects).Select(i => Gauss(50_000 + i))];

    private static double[][] Traits() => [.. Enumerable.Range(0, Subjects).Select(_ => (double[])[1.0])];

    // Box and Muller, seeded by the place of the number, so that leaving some out does not change the others.
    private static double Gauss(int seed)
    {
        var random = new Random(seed);
        double radius = Math.Sqrt(-2.0 * Math.Log(1.0 - random.NextDouble()));
        return radius * Math.Cos(2.0 * Math.PI * random.NextDouble());
    }

    private static double[] Means(LatentFit fit) => [.. fit.Abilities.Select(ability => ability.Mean)];

    private static void AssertSame(LatentFit expected, LatentFit actual, double within) =>
        Assert.All(Means(expected).Zip(Means(actual)), pair => Assert.Equal(pair.First, pair.Second, within));

    private static double Correlation(double[] left, double[] right)
    {
        double meanLeft = left.Average(), meanRight = right.Average();
        double both = left.Zip(right, (x, y) => (x - meanLeft) * (y - meanRight)).Sum();
        double squares = left.Sum(x => (x - meanLeft) * (x - meanLeft)) * right.Sum(y => (y - meanRight) * (y - meanRight));
        return both / Math.Sqrt(squares);
    }
}
