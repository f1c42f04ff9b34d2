using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Pointsman.Yaml;
using Xunit;

namespace Pointsman.Evaluation.Tests.Evaluators;

/// <summary>The pages of docs/evaluators tell of every kind, every setting, and nothing that is not read.</summary>
public sealed partial class PageTests
{
    private static readonly string Folder =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "evaluators"));

    public static TheoryData<string> Kinds => [.. EvaluatorKinds.All.Select(kind => kind.Name)];

    [Fact]
    public void Each_kind_has_a_page_and_each_page_a_kind() => Assert.Equal(
        EvaluatorKinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name != "README").Order(StringComparer.Ordinal));

    [Fact]
    public void The_table_links_to_each_kind()
    {
        string table = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.All(EvaluatorKinds.All, kind => Assert.Contains($"| [{kind.Name}]({kind.Name}.md) |", table));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_page_has_the_settings_that_are_read_and_no_others(string kind)
    {
        var faults = new List<Fault>();
        Open($"evaluators:\n  - {kind}: {{zzzzzzzz: 1}}", faults);
        string known = faults.Single(fault => fault.Fix.StartsWith("known keys: ", StringComparison.Ordinal)).Fix;
        Assert.Equal(
            known["known keys: ".Length..].Split(", ").Order(StringComparer.Ordinal),
            Setting().Matches(Page(kind)).Select(row => row.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_example_is_read_without_a_fault(string kind)
    {
        MatchCollection blocks = Example().Matches(Page(kind));
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block =>
        {
            var faults = new List<Fault>();
            IReadOnlyList<EvaluatorUse> uses = Open(block.Groups[1].Value, faults);
            Assert.Empty(faults);
            Assert.Contains(uses, use => use.Evaluator.Kind == kind);
        });
    }

    [Fact]
    public void The_example_of_the_table_is_read_without_a_fault()
    {
        var faults = new List<Fault>();
        string text = Example().Match(File.ReadAllText(Path.Combine(Folder, "README.md"))).Groups[1].Value;
        Assert.Equal(["contains Paris", "not refusal", "overlap"], Open(text, faults).Select(use => use.Name));
        Assert.Empty(faults);
    }

    private static IReadOnlyList<EvaluatorUse> Open(string text, List<Fault> faults) =>
        YamlText.Parse(text, "page.yaml", faults) is { } yaml
            ? EvaluatorReader.Read(yaml.Open(faults), "evaluators", new EvaluatorFiles(Folder))
            : [];

    private static string Page(string kind) => File.ReadAllText(Path.Combine(Folder, $"{kind}.md"));

    private static string Here([CallerFilePath] string here = "") => here;

    [GeneratedRegex(@"^\| `([a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"```yaml\n([\s\S]*?)```")]
    private static partial Regex Example();
}
