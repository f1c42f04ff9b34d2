using Xunit;

namespace Pointsman.Cli.Tests.Cascades;

/// <summary>Thresholds fitted on a run as it is.</summary>
public sealed class CascadeOfRunTests
{
    private const string Arms =
        """{"name":"small","model":"sim/small","simulated":true},{"name":"best","model":"sim/large"}""";

    [Fact]
    public async Task The_arms_of_a_run_are_the_steps()
    {
        CascadeRun run = await CascadeRun.OfFile(MadeRunFile.Lines(Arms), "fit", "--target-quality", "97%");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("400 cases of 2 steps: small, best", run.Out, StringComparison.Ordinal);
        Assert.Contains("  - { use: small, acceptAt: 0.5 }\n    - { use: best }", run.Out, StringComparison.Ordinal);
        Assert.Contains("confidence: { method: logprobs }", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_says_the_same_as_the_results_that_are_written_of_it()
    {
        string[] args = ["--target-quality", "97%", "--steps", "small,best", "--format", "json"];
        CascadeRun ofRun = await CascadeRun.OfFile(MadeRunFile.Lines(Arms), "fit", args);
        CascadeRun ofResults = await CascadeRun.OfFile(CascadeRun.Cases, "fit", args);
        Assert.Equal(ofResults.Out.Replace("stated", "logprobs", StringComparison.Ordinal), ofRun.Out);
    }

    [Fact]
    public async Task A_run_is_calibrated_by_arm()
    {
        CascadeRun run = await CascadeRun.OfFile(MadeRunFile.Lines(Arms), "calibrate", "--step", "small");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("calibration: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_confidence_is_refused_with_what_to_write_into_the_suite()
    {
        CascadeRun run = await CascadeRun.OfFile(
            MadeRunFile.Lines(Arms, confidence: false), "fit", "--target-quality", "97%");
        Assert.Equal(2, run.Code);
        Assert.StartsWith(
            "FILE: a run in which no answer has a confidence; set 'logprobs: yes' below 'options' of the suite",
            Assert.Single(run.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_with_answers_of_unknown_cost_is_refused_by_the_names_of_its_arms()
    {
        IEnumerable<string> lines = MadeRunFile.Lines(Arms)
            .Select(line => line.Replace("\"usd\":0.01,", "", StringComparison.Ordinal));
        CascadeRun run = await CascadeRun.OfFile(lines, "fit", "--target-quality", "97%");
        Assert.Equal(2, run.Code);
        Assert.StartsWith(
            "FILE: answers of best whose cost is unknown", Assert.Single(run.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_damaged_is_refused_with_its_line()
    {
        CascadeRun run = await CascadeRun.OfFile(
            [.. MadeRunFile.Lines(Arms).Take(3), "{\"answer\":"], "fit", "--target-quality", "97%");
        Assert.Equal(2, run.Code);
        Assert.StartsWith("FILE: line 4 cannot be read", Assert.Single(run.Faults), StringComparison.Ordinal);
    }
}
