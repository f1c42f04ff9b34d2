using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Tests.Architecture;

/// <summary>The stages of a request: pipeline, document and the places where they are done tell the same.</summary>
public sealed partial class PipelineTests
{
    private const string Pipeline = "src/Pointsman.Server/Gateway/GatewayPipeline.cs";

    private const int Stages = 11;

    // Where each stage is done. Stage 5 is missing: arms come with migrations, and the pipeline says so.
    private static readonly (int Stage, string Place)[] Places =
    [
        (1, "Gatekeeper.ReadAsync"), (2, "Gatekeeper.CheckKey"), (3, "Gatekeeper.Admit"), (4, "Gatekeeper.Admit"),
        (6, "CacheStage"), (7, "Routing"), (8, "CallRunner"), (8, "StrategyStage"), (9, "AttemptRunner.WholeAsync"),
        (9, "StreamRelay.EndAsync"), (10, "Gatekeeper.Settle"), (11, "Bookkeeper"),
    ];

    [Fact]
    public void The_pipeline_fits_on_a_page() =>
        Assert.InRange(SourceText.Of(Pipeline).AsSpan().Count('\n'), 1, 79);

    [Fact]
    public void The_pipeline_names_every_stage_once() =>
        Assert.Equal(Enumerable.Range(1, Stages), OfPipeline().Select(stage => stage.Number).Order());

    [Fact]
    public void The_document_lists_the_stages_in_order_and_by_the_names_that_the_pipeline_uses() =>
        Assert.Equal(OfPipeline().OrderBy(stage => stage.Number), OfDocument());

    [Fact]
    public void A_stage_that_is_not_there_yet_says_so()
    {
        Assert.Contains("5 an arm: comes with migrations", SourceText.Of(Pipeline));
        Assert.Contains("5. **An arm** of a migration is assigned here once there are migrations.",
            SourceText.Of("ARCHITECTURE.md"));
    }

    [Fact]
    public void The_number_of_a_stage_stands_where_it_is_done_and_nowhere_else()
    {
        IEnumerable<(int, string)> found =
            from file in SourceText.All
            where file.Path.StartsWith("src/Pointsman.Server/", StringComparison.Ordinal)
            let type = Path.GetFileNameWithoutExtension(file.Path)
            from Match comment in Comment().Matches(file.Text)
            from Match stage in StageNumber().Matches(comment.Groups["text"].Value)
            let member = Member().Match(comment.Groups["declared"].Value).Groups[1].Value
            select (int.Parse(stage.Groups[1].Value), member.Length == 0 ? type : $"{type}.{member}");
        Assert.Equal(Places.Order(), found.Order());
    }

    private static IEnumerable<(int Number, string Name)> OfPipeline() =>
        from Match comment in PipelineComment().Matches(SourceText.Of(Pipeline))
        from part in comment.Groups[1].Value.Split(", ")
        let named = NumberAndName().Match(part)
        select (int.Parse(named.Groups[1].Value), named.Groups[2].Value);

    private static IEnumerable<(int Number, string Name)> OfDocument()
    {
        string path = SourceText.Of("ARCHITECTURE.md").Split("\n## ").Single(
            section => section.StartsWith("The path of a request\n", StringComparison.Ordinal));
        return DocumentItem().Matches(path.Split("\n### ")[0])
            .Select(item => (int.Parse(item.Groups[1].Value), item.Groups[2].Value.TrimEnd('.').ToLowerInvariant()));
    }

    [GeneratedRegex(@"// +(\d.*)")]
    private static partial Regex PipelineComment();

    [GeneratedRegex(@"^(\d+) ([^:]+)")]
    private static partial Regex NumberAndName();

    [GeneratedRegex(@"^(\d+)\. \*\*(.+?)\*\*", RegexOptions.Multiline)]
    private static partial Regex DocumentItem();

    // Comment lines, attributes below them, and the declaration that they belong to.
    [GeneratedRegex(@"(?<text>(?:^ *///? .*\n)+)(?:^ *\[.*\]\n)*(?<declared>.*)", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bStage (\d+):")]
    private static partial Regex StageNumber();

    // The name before the parameters; a type has none, its primary constructor's parameters do not count.
    [GeneratedRegex(@"^(?!.*\b(?:class|record|struct) ).*?\b(\w+)\(")]
    private static partial Regex Member();
}
