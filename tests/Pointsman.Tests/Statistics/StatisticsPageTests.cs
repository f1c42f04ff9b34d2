using Xunit;

namespace Pointsman.Tests.Statistics;

/// <summary>The example at the top of docs/statistics.md says what it gives.</summary>
public sealed class StatisticsPageTests
{
    [Fact]
    public void The_figures_of_the_example_are_those_of_the_program()
    {
        PairedCounts counts = new(Both: 151, FirstOnly: 24, SecondOnly: 9, Neither: 16);
        ConfidenceInterval gain = PairedProportionDifference.Tango(counts);
        TestResult test = McNemar.MidP(counts.FirstOnly, counts.SecondOnly);
        NonInferiorityResult safe = NonInferiority.PairedBinary(counts, margin: 0.02);
        SampleSize plan = SampleSize.McNemar(discordance: 0.10, difference: 0.04);
        string page = Architecture.SourceText.Of("docs/statistics.md");
        Assert.Contains($"// {gain.Value:0.000}, from {gain.Low:0.0000} to {gain.High:0.0000}", page,
            StringComparison.Ordinal);
        Assert.Contains($"// p = {test.PValue:0.0000}", page, StringComparison.Ordinal);
        Assert.Contains($"// {plan.Cases} cases", page, StringComparison.Ordinal);
        Assert.Contains($"// {MoreCases.ForDifference(counts)}: then four of five", page, StringComparison.Ordinal);
        Assert.True(safe.IsShown);
    }
}
