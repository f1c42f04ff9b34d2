using Xunit;

namespace Pointsman.Cli.Tests.Cascades;

public sealed class CascadeCalibratingTests
{
    [Fact]
    public async Task It_prints_bins_errors_and_what_to_paste()
    {
        CascadeRun run = await CascadeRun.OfFile(CascadeRun.Cases, "calibrate", "--step", "small");
        Assert.Equal(0, run.Code);
        Assert.Matches(@"0\.5 – 0\.6 +40 +0\.50 +1\.00", run.Out);
        Assert.Matches(@"as it is +0\.250", run.Out);
        Assert.Matches(@"calibrated +0\.00", run.Out);
        Assert.Contains("calibration: [[0, 0.002488]", run.Out);
    }

    [Fact]
    public async Task Yaml_is_the_calibration_alone_and_can_be_read_again()
    {
        CascadeRun run = await CascadeRun.OfFile(CascadeRun.Cases, "calibrate", "--format", "yaml");
        var faults = new List<Fault>();
        string points = run.Out["calibration: ".Length..];
        Assert.NotNull(Calibration.Read(System.Text.Json.JsonDocument.Parse(points).RootElement, "", faults));
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Json_has_both_errors()
    {
        CascadeRun run = await CascadeRun.OfFile(CascadeRun.Cases, "calibrate", "--format", "json");
        Assert.Equal(400, run.Json.GetProperty("answers").GetInt32());
        Assert.Equal(0.25, run.Json.GetProperty("before").GetProperty("error").GetDouble(), 1e-6);
        Assert.InRange(run.Json.GetProperty("after").GetProperty("error").GetDouble(), 0, 0.02);
    }

    [Theory]
    [InlineData("--step: found 'tiny', which has no results; steps of the results: small, best", "--step", "tiny")]
    [InlineData("results: none has a confidence; measure one for each answer", "--step", "best")]
    public async Task What_cannot_be_used_is_refused(string fault, params string[] args)
    {
        CascadeRun run = await CascadeRun.OfFile(CascadeRun.Cases, "calibrate", args);
        Assert.Equal((2, fault), (run.Code, Assert.Single(run.Faults)));
    }
}
