using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Evaluation.Tests;

/// <summary>The code of docs/benchmarks/library.md compiles, and does what the page says.</summary>
public sealed class LibraryPageTests : IDisposable
{
    private static readonly string Root = Folder();

    private readonly string _folder = Directory.CreateTempSubdirectory("pointsman-library-").FullName;

    public static TheoryData<string> Blocks =>
    [
        .. Regex.Matches(
            File.ReadAllText(Path.Combine(Root, "docs", "benchmarks", "library.md")), "^```csharp\n(.*?)^```",
            RegexOptions.Multiline | RegexOptions.Singleline).Select(block => block.Groups[1].Value),
    ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Every_block_stands_in_code_that_is_compiled(string block)
    {
        string[] sources =
        [
            Path.Combine(Root, "tests", "Pointsman.Evaluation.Tests", "LibraryPageTests.cs"),
            Path.Combine(Root, "samples", "Benchmark", "Program.cs"),
        ];
        Assert.Contains(sources, source => Flat(File.ReadAllText(source)).Contains(Flat(block)));
    }

    [Fact]
    public async Task A_test_is_a_gate_for_clients_of_its_own()
    {
        RunJudgement judged = RunJudgement.Of(await RunAsync(
            new ChatModel("old", Saying("42"), With(1)), new ChatModel("new", Saying("42"), With(2))));

        Verdict verdict = judged.Comparisons[0].Verdicts.Single(one => one.Metric == ComparedMetric.Accuracy);
        Assert.True(
            verdict.Kind is VerdictKind.Better or VerdictKind.NotWorse,
            VerdictText.Sentence(judged.Comparisons[0], verdict));
        Verdict cost = judged.Comparisons[0].Verdicts.Single(one => one.Metric == ComparedMetric.Cost);
        Assert.Equal(VerdictKind.Worse, cost.Kind);
        Assert.True(judged.Passes);
    }

    [Fact]
    public async Task A_client_that_is_worse_does_not_pass_the_gate()
    {
        RunJudgement judged = RunJudgement.Of(await RunAsync(
            new ChatModel("old", Saying("42")), new ChatModel("new", Saying("41"))));

        Assert.Equal(VerdictKind.Worse, judged.Comparisons[0].Verdicts[0].Kind);
        Assert.All(judged.Metrics, arm => Assert.False(arm.Arm.Simulated));
    }

    [Fact]
    public async Task A_name_that_no_client_has_is_told_with_those_that_there_are()
    {
        Suite suite = Suite("old", "other");
        FaultsException broken = await Assert.ThrowsAsync<FaultsException>(() => new Runner(
            suite, RunnerOptions.Of(new ChatModel("old", Saying("42")), new ChatModel("new", Saying("42"))))
            .RunAsync(Path.Combine(_folder, "run.jsonl"), TestContext.Current.CancellationToken));

        Assert.Equal("other", broken.Faults[0].Where);
        Assert.Contains("old, new", broken.Faults[0].Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_clients_of_one_name_are_refused() => Assert.Throws<ArgumentException>(
        () => RunnerOptions.Of(new ChatModel("one", Saying("1")), new ChatModel("one", Saying("2"))));

    [Fact]
    public void A_judge_is_found_by_its_name()
    {
        IChatClient judge = Saying("5");
        RunnerOptions options = RunnerOptions.Of(new ChatModel("judge", judge, With(3)));

        Assert.Same(judge, options.Tools.Judges("judge"));
        Assert.Equal(3, options.JudgePrices("judge")!.Base.Output?.Amount);
        Assert.Null(options.Tools.Judges("nobody"));
    }

    private static Suite Suite(params string[] models) => new()
    {
        Name = "gate",
        Models = [.. models.Select(model => new SuiteModel { Model = model })],
        Prompts = [Prompt.Of("What is {{input}}?", system: "Be brief.")],
        Cases = [new InlineCases(Enumerable.Range(0, 150).Select(at => Case.Of($"q{at}", "6*7", "42")))],
        Evaluators = [new EvaluatorUse(new EqualsEvaluator(Template.Parse("{{expected}}")))],
    };

    private Task<Run> RunAsync(ChatModel old, ChatModel other) =>
        new Runner(Suite(old.Target.Name, other.Target.Name), RunnerOptions.Of(old, other))
            .RunAsync(Path.Combine(_folder, "run.jsonl"), TestContext.Current.CancellationToken);

    private static CountingClient Saying(string answer) => new(() => answer);

    private static Func<RoutingTarget, RoutingTarget> With(decimal output) => target => target with
    {
        Price = new Price { Base = new Rates { Input = new Usd(output), Output = new Usd(output) } },
    };

    // Code is the same wherever its lines begin.
    private static string Flat(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)) + "\n";

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
