using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies.Piping;

public sealed class PipelineTests
{
    private static readonly PipelineStrategy Three = new(
    [
        new("research", Only(A), "Facts for: {question}") { System = "You research.", MaxOutput = 300 },
        new("draft", Only(B), "Draft from {input}"),
        new("final", Only(C), "Asked: {question}\nFacts: {research}\nDraft: {draft}"),
    ]);

    [Fact]
    public async Task Outputs_feed_the_inputs_of_later_steps()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "snow is white").Says(B, "a draft").Says(C, "the end");
        Trial trial = await Trial.Of(Three, calls, prompt: "Why is snow white?");
        Assert.Equal("the end", trial.Text);
        Assert.Equal(
            ["Facts for: Why is snow white?", "Draft from snow is white",
                "Asked: Why is snow white?\nFacts: snow is white\nDraft: a draft"],
            calls.Made.Select(one => one.Ask.Messages[^1].Text));
        Assert.Equal("research Used; draft Used; final Accepted", trial.Story);
    }

    [Fact]
    public async Task A_step_has_its_own_instructions_and_length()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "facts").Says(B, "draft").Says(C, "end");
        var asked = new ChatOptions
        {
            MaxOutputTokens = 50, ResponseFormat = ChatResponseFormat.Json, Instructions = "Be kind.",
        };
        await Trial.Of(Three, calls, options: asked);
        StrategyAsk[] asks = [.. calls.Made.Select(one => one.Ask)];
        Assert.Equal(ChatRole.System, asks[0].Messages[0].Role);
        Assert.Equal([300, null, 50], asks.Select(ask => ask.Options.MaxOutputTokens));
        Assert.Equal([null, null, ChatResponseFormat.Json], asks.Select(ask => ask.Options.ResponseFormat));
        Assert.Equal([null, "Be kind.", "Be kind."], asks.Select(ask => ask.Options.Instructions));
    }

    [Fact]
    public async Task Only_the_last_step_streams()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "facts").Says(B, "draft").Says(C, "the end");
        Trial trial = await Trial.Of(Three, calls, stream: true);
        Assert.Equal(["the ", "end "], await trial.PiecesAsync());
        Assert.Equal([false, false, true], calls.Made.Select(one => one.Ask.Stream));
    }

    [Fact]
    public async Task A_step_that_fails_fails_the_whole_with_its_name()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "facts").Fails(B);
        Trial trial = await Trial.Of(Three, calls);
        Assert.Equal(FailureKind.Upstream, trial.Answer.Failure!.Kind);
        Assert.Equal("step draft of the pipeline: it failed", trial.Answer.Failure.Message);
        Assert.Equal("research Used; draft Failed", trial.Story);
    }

    [Fact]
    public async Task A_step_without_a_text_fails_the_whole()
    {
        Trial trial = await Trial.Of(Three, new ScriptedCalls().Says(A, " "));
        Assert.Equal(FailureKind.Unfit, trial.Answer.Failure!.Kind);
        Assert.Equal("research Failed", trial.Story);
    }

    [Fact]
    public async Task Images_go_where_the_question_goes()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "facts").Says(B, "draft").Says(C, "end");
        var image = new DataContent(new byte[] { 1 }, "image/png");
        var run = new StrategyRun(calls, default, new StrategyLimits(), TimeProvider.System);
        var ask = new StrategyAsk
        {
            Messages = [new ChatMessage(ChatRole.User, [new TextContent("What is it?"), image])], Options = new(),
        };
        await run.AskAsync(Three.Decide(), ask, "", TestContext.Current.CancellationToken);
        Assert.Equal(
            [true, false, true], calls.Made.Select(one => one.Ask.Messages[^1].Contents.Contains(image)));
    }

    [Fact]
    public void A_model_brings_in_no_names() => Prop.ForAll(
        Gen.Elements("{question}", "{draft}", "{{input}}", "{", "}", "x").NonEmptyListOf().ToArbitrary(),
        pieces =>
        {
            string output = string.Concat(pieces);
            string filled = new PromptTemplate("<{research}|{draft}>").Fill(
                new Dictionary<string, string> { ["research"] = output, ["draft"] = output });
            return filled == $"<{output}|{output}>";
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""{"a": 1} {} { x } {9}""", """{"a": 1} {} { x } {9}""")]
    [InlineData("{{input}}", "{input}")]
    [InlineData("{input}{input}", "II")]
    public void Braces_that_hold_no_name_are_what_they_are(string template, string filled) =>
        Assert.Equal(filled, new PromptTemplate(template).Fill(new Dictionary<string, string> { ["input"] = "I" }));

    [Theory]
    [InlineData("later", "steps[0].prompt: {b}; a step sees the outputs of earlier ones only")]
    [InlineData("itself", "steps[0].prompt: {a}; a step sees the outputs of earlier ones only")]
    [InlineData("unknown", "steps[0].prompt: {qestion}; did you mean question?")]
    [InlineData("twice", "steps[1].name: a a second time")]
    [InlineData("given", "steps[0].name: input; choose another name")]
    [InlineData("bad name", "steps[0].name: \"a b\"; letters, digits")]
    [InlineData("empty", "steps[0].prompt: no text")]
    [InlineData("none", "steps: 0 steps; a pipeline has 1 to 16")]
    [InlineData("length", "steps[0].max_output: 0; at least 1 token")]
    public void What_cannot_work_is_a_fault_with_the_way_out(string what, string fault)
    {
        PipelineStep[] steps = what switch
        {
            "later" => [Step("a", "{b}"), Step("b", "{a}")],
            "itself" => [Step("a", "{a}")],
            "unknown" => [Step("a", "{qestion}")],
            "twice" => [Step("a", "{input}"), Step("a", "{input}")],
            "given" => [Step("input", "{question}")],
            "bad name" => [Step("a b", "{question}")],
            "empty" => [Step("a", " ")],
            "none" => [],
            _ => [Step("a", "{input}") with { MaxOutput = 0 }],
        };
        Assert.StartsWith(fault, Assert.Single(PipelineStrategy.Check(steps)).ToString(), StringComparison.Ordinal);
        Assert.Throws<FaultsException>(() => new PipelineStrategy(steps));
    }

    [Fact]
    public void A_pipeline_with_a_step_that_is_down_cannot_answer() =>
        Assert.False(Three.Decide(new Routing.Standings(B, TargetAvailability.Broken)).CanAnswer);

    private static PipelineStep Step(string name, string prompt) => new(name, Only(A), prompt);
}
