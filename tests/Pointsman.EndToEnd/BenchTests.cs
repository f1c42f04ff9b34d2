using Xunit;

namespace Pointsman.EndToEnd;

public sealed class BenchTests
{
    [Fact]
    public async Task From_nothing_to_a_verdict_and_a_report_without_a_key()
    {
        string folder = Directory.CreateTempSubdirectory("pointsman-bench-").FullName;
        try
        {
            string suite = Path.Combine(folder, "suite.yaml"), run = Path.Combine(folder, "runs", "first.jsonl");
            string page = Path.Combine(folder, "report.html");
            Finished init = await Programs.Pointsman("bench", "init", "--dir", folder);
            Assert.True(init.Code == 0, init.Error);

            Finished ran = await Programs.Pointsman("bench", "run", suite, "--out", run, "--report", page);
            Assert.True(ran.Code == 0, ran.Error);
            Assert.Contains("sim/large", ran.Out, StringComparison.Ordinal);
            Assert.DoesNotContain("\e", ran.Out + ran.Error, StringComparison.Ordinal);
            Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(
                page, TestContext.Current.CancellationToken), StringComparison.Ordinal);

            Finished better = await Programs.Pointsman("bench", "compare", run, "--arm", "sim/large");
            Assert.True(better.Code == 0, better.Out + better.Error);
            Finished worse = await Programs.Pointsman(
                "bench", "compare", run, "--baseline", "sim/large", "--arm", "sim/small");
            Assert.Equal(100, worse.Code);
            Finished junit = await Programs.Pointsman("bench", "report", run, "--format", "junit");
            Assert.Contains("<testsuites", junit.Out, StringComparison.Ordinal);
            Finished nothing = await Programs.Pointsman("bench", "report", Path.Combine(folder, "no.jsonl"));
            Assert.Equal((1, ""), (nothing.Code, nothing.Out));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
