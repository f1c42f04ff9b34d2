using System.Text.Json;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

public sealed class BenchInitTests
{
    /// <summary>Every template.</summary>
    public static TheoryData<string> Templates => [.. SuiteTemplate.All.Select(template => template.Name)];

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Every_template_runs_as_it_is(string template)
    {
        using var folder = new BenchFolder();
        BenchCall init = await folder.RunAsync("init", "--template", template, "--dir", "DIR");
        Assert.True(init.Code == 0, init.Error);
        Assert.Contains("pointsman bench run DIR/suite.yaml", init.Out);
        string[] allow = template == "code" ? ["--allow-code"] : [];
        BenchCall plan = await folder.RunAsync(["run", "DIR/suite.yaml", "--dry-run", .. allow]);
        Assert.True(plan.Code == 0, plan.Out);

        // Code is run where the machine lets it be run apart, which not every machine does.
        if (template != "code")
        {
            BenchCall run = await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
            Assert.True(run.Code == 0, run.Error + run.Out);
            Assert.Contains("simulated", run.Out);
        }
    }

    [Fact]
    public async Task Simulated_models_can_be_right_or_wrong()
    {
        using var folder = new BenchFolder();
        await folder.RunAsync("init", "--dir", "DIR");
        BenchCall run = await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl", "--format", "json");
        double[] accuracies = [.. Accuracies(run.Json)];
        Assert.Equal(2, accuracies.Length);
        Assert.InRange(accuracies[0], 0.1, accuracies[1]);
    }

    [Fact]
    public async Task Nothing_is_written_over_unless_that_is_wanted()
    {
        using var folder = new BenchFolder();
        folder.Write("cases.jsonl", "mine");
        BenchCall refused = await folder.RunAsync("init", "--dir", "DIR");
        Assert.Equal((1, "DIR/cases.jsonl: the file is there already; name another place, or write over it: --force"),
            (refused.Code, Assert.Single(refused.Faults)));
        Assert.False(File.Exists(folder["suite.yaml"]));
        Assert.Equal(0, (await folder.RunAsync("init", "--dir", "DIR", "--force")).Code);
    }

    [Fact]
    public async Task A_profile_gives_the_advisors_models_and_the_requirement_as_criteria()
    {
        using var folder = new BenchFolder();
        BenchCall init = await folder.RunAsync("init", "--profile", "customer-support", "--dir", "DIR");
        Assert.True(init.Code == 0, init.Error);
        string suite = await File.ReadAllTextAsync(folder["suite.yaml"], TestContext.Current.CancellationToken);
        Assert.Equal(3, suite.Split('\n').Count(line => line.Contains("  # score 0.", StringComparison.Ordinal)));
        Assert.Contains("  - first-token < 1s", suite);
        Assert.DoesNotContain("sim", suite.Replace("simulated judges", "", StringComparison.Ordinal));
        Assert.DoesNotContain("[[sim", await File.ReadAllTextAsync(
            folder["cases.jsonl"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_shortlist_of_the_advisor_gives_the_same()
    {
        using var folder = new BenchFolder();
        folder.Write("list.json", """
            {"requirement": {"task": "rag", "budget": "300/month", "volume": "30000/month", "quality": "0.8"},
             "shortlist": [{"offer": "openai/gpt-4o-mini"}, {"offer": "openai/gpt-4o"}]}
            """);
        BenchCall init = await folder.RunAsync("init", "--shortlist", "DIR/list.json", "--dir", "DIR");
        Assert.True(init.Code == 0, init.Error);
        string suite = await File.ReadAllTextAsync(folder["suite.yaml"], TestContext.Current.CancellationToken);
        Assert.Contains("  - openai/gpt-4o-mini\n  - openai/gpt-4o\nbaseline: openai/gpt-4o-mini\n", suite);
        Assert.Contains("  - accuracy > 80%", suite);
        Assert.Contains("  - cost < $0.01", suite);
    }

    [Theory]
    [InlineData("--template: found 'clasification'; did you mean classification?", "--template", "clasification")]
    [InlineData("--profile: found 'custommer-support'; did you mean customer-support?", "--profile", "custommer-support")]
    [InlineData("--shortlist DIR/no.json: there is no such file; ", "--shortlist", "DIR/no.json")]
    [InlineData("--models: found --profile beside it; ", "--models", "a", "--profile", "b")]
    public async Task What_cannot_be_used_is_refused_with_1(string fault, params string[] args)
    {
        using var folder = new BenchFolder();
        BenchCall call = await folder.RunAsync(["init", "--dir", "DIR", .. args]);
        Assert.Equal(1, call.Code);
        Assert.StartsWith(fault, Assert.Single(call.Faults));
    }

    private static IEnumerable<double> Accuracies(JsonElement report) => report.GetProperty("arms").EnumerateArray()
        .Select(arm => arm.GetProperty("accuracy").GetProperty("value").GetDouble());
}
