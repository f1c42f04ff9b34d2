using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Tests.Checking;

/// <summary>The examples of docs/checks.md are what the repair does.</summary>
public sealed class ChecksPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Folder(), "docs", "checks.md"));

    public static TheoryData<string, string, string> Repairs => [.. Regex
        .Matches(Page, @"^\| `(\w+)` \| (`+) ?(.+?) ?\2 \| `(.+)` \|$", RegexOptions.Multiline)
        .Where(row => row.Groups[1].Value.All(letter => char.IsAsciiLetterLower(letter) || letter == '_'))
        .Select(row => (row.Groups[1].Value, Text(row.Groups[3].Value), Text(row.Groups[4].Value)))];

    public static TheoryData<string> LeftAlone => [.. Regex
        .Matches(Section("**What is left alone**", "## JSON Schema"), "^\\| `(.+?)` \\| ", RegexOptions.Multiline)
        .Select(row => Text(row.Groups[1].Value))];

    [Theory]
    [MemberData(nameof(Repairs))]
    public void A_repair_does_what_its_example_says(string label, string damaged, string wanted)
    {
        RepairedJson repaired = JsonRepair.Repair(damaged, new JsonRepairOptions { AllowTruncated = true });
        Assert.Equal(wanted, repaired.Json);
        Assert.Equal([label], repaired.Labels);
    }

    [Fact]
    public void Every_repair_has_an_example() => Assert.Equal(
        JsonRepairLabels.Of((JsonRepairs)((int)JsonRepairs.TruncatedTail * 2 - 1)),
        Repairs.Select(row => row.Data.Item1));

    [Theory]
    [MemberData(nameof(LeftAlone))]
    public void What_is_left_alone_is_left_alone(string damaged) => Assert.Null(JsonRepair.Repair(damaged).Json);

    [Fact]
    public void Each_check_stands_on_the_page_by_its_key()
    {
        OutputCheck[] checks =
        [
            new JsonCheck(), new SchemaCheck(Schemas.Schema.Read("true")), PatternCheck.Read("a", [], "")!,
            new LengthCheck(LengthUnit.Words), new LanguageCheck("en", _ => null), new CompleteCheck(),
            new RefusalCheck(),
        ];
        Assert.All(checks, check => Assert.Contains($"| `{check.GetType().Name}` | `{check.Name}` |", Page));
    }

    private static string Text(string cell) => cell.Replace('⏎', '\n').Replace('⇥', '\t');

    private static string Section(string from, string to)
    {
        int start = Page.IndexOf(from, StringComparison.Ordinal);
        return Page[start..Page.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
