using System.Text.RegularExpressions;
using Pointsman.Evaluation;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary>docs/benchmarks/suite.md has every key that suites know, and no other.</summary>
public sealed partial class SuitePageTests
{
    /// <summary>A suite with a key that no part knows, and the section that tells of that part.</summary>
    public static TheoryData<string, string> Parts => new()
    {
        { "", "The suite" },
        { "models: [{model: sim/small, KEY: 1}]", "Models" },
        { "options: {KEY: 1}", "Options" },
        { "prompts: [{user: a, KEY: 1}]", "Prompts" },
        { "prompts: [{messages: [{role: user, content: a, KEY: 1}]}]", "Prompts" },
        { "cases: {benchmark: mmlu, file: none.csv, KEY: 1}", "A public benchmark as cases" },
        { "pairwise: {KEY: 1}", "Pairwise" },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Every_key_is_on_the_page(string part, string section)
    {
        string text = $"{(part.Length == 0 ? "KEY: 1" : part)}\n".Replace("KEY", "zzzzzzzzzzzzzzzz", StringComparison.Ordinal);
        var faults = new List<Fault>();
        SuiteFile.Parse(text, "suite.yaml", ".", faults);
        Fault unknown = Assert.Single(faults, fault => fault.Found == "this key is unknown");
        string[] keys = unknown.Fix["known keys: ".Length..].Split(", ");
        string page = await PageAsync(section);
        string[] told = [.. Words().Matches(page).Select(word => word.Groups[1].Value)];
        IEnumerable<string> also = section == "Models" ? Words().Matches(await PageAsync("Options"))
            .Select(word => word.Groups[1].Value) : [];
        Assert.Empty(keys.Except(told).Except(also));
        if (section != "Prompts")
        {
            Assert.Empty(told.Except(keys));
        }
    }

    [Fact]
    public async Task Every_metric_of_criteria_is_on_the_page()
    {
        string page = await PageAsync("Criteria");
        Assert.All(CriterionText.Metrics.Keys, metric => Assert.Contains($"`{metric}`", page));
    }

    [Fact]
    public async Task The_example_is_a_suite()
    {
        string page = await File.ReadAllTextAsync(Path(), TestContext.Current.CancellationToken);
        string yaml = Example().Match(page).Groups[1].Value.Replace("cases: cases.jsonl", "cases: [{input: a}]",
            StringComparison.Ordinal);
        var faults = new List<Fault>();
        Assert.NotNull(SuiteFile.Parse(yaml, "suite.yaml", ".", faults));
        Assert.Empty(faults);
    }

    // The words in the first column of the section's tables.
    private static async Task<string> PageAsync(string section)
    {
        string page = await File.ReadAllTextAsync(Path(), TestContext.Current.CancellationToken);
        int from = page.IndexOf($"## {section}\n", StringComparison.Ordinal);
        Assert.True(from >= 0, section);
        int to = page.IndexOf("\n## ", from + 3, StringComparison.Ordinal);
        return to < 0 ? page[from..] : page[from..to];
    }

    private static string Path()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "Pointsman.slnx")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return System.IO.Path.Combine(folder!, "docs", "benchmarks", "suite.md");
    }

    [GeneratedRegex("^\\| `([a-z-]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Words();

    [GeneratedRegex("```yaml\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
