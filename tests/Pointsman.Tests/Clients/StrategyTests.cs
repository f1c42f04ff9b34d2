using Microsoft.Extensions.AI;
using Xunit;
using static Pointsman.Tests.Clients.Some;

#pragma warning disable MEAI001 // The base class of the client is experimental in Microsoft.Extensions.AI.

namespace Pointsman.Tests.Clients;

/// <summary>Each kind of strategy over chat clients; how they decide is tested with them.</summary>
public sealed class StrategyTests
{
    private static readonly ChatOptions Private = new()
    {
        AdditionalProperties = new() { ["pointsman.private"] = true },
    };

    private readonly FakeClient _small = new FakeClient("small").Says("small");
    private readonly FakeClient _large = new FakeClient("large").Says("large");

    private ChatModel Small => field ??= _small.Model(target => target with { Local = true });

    private ChatModel Large => field ??= _large.Model();

    public static TheoryData<string> Everything =>
        ["single", "fallback", "weighted", "rules", "local-first", "cascade", "ensemble", "progressive", "pipeline"];

    [Theory]
    [InlineData(0.9, "small", 1, 0)]
    [InlineData(0.2, "large", 1, 1)]
    public async Task A_cascade_takes_the_first_answer_that_is_sure_enough(
        double sure, string says, int small, int large)
    {
        using var client = new PointsmanChatClient(Cascade(sure), [Small, Large]);
        ChatResponse answer = await client.AskAsync();
        Assert.Equal(says, answer.Text);
        Assert.Equal((small, large), (_small.Calls, _large.Calls));
        Assert.Equal(sure, answer.Report().Steps[0].Confidence);
        Assert.Equal(new Usd(0.0011m * (small + large)), answer.Report().Spent);

        (List<ChatResponseUpdate> updates, _) = await client.StreamAsync();
        Assert.Equal(says, updates.ToChatResponse().Text);
    }

    [Fact]
    public async Task An_ensemble_says_what_most_say()
    {
        FakeClient third = new FakeClient("third").Says("Large.");
        ChatModel other = third.Model();
        using var client = new PointsmanChatClient(
            new EnsembleStrategy([new(Small), new(Large), new(other)], new VoteJoin(["small", "large"])),
            [Small, Large, other]);
        ChatResponse answer = await client.AskAsync();
        Assert.Equal("large", answer.Text);
        Assert.Equal(3, answer.Report().Steps.Count);
    }

    [Fact]
    public async Task Shares_are_drawn_by_the_number_that_the_caller_gives()
    {
        double chance = 0.05;
        using var client = new PointsmanChatClient(
            new WeightedStrategy([new(Small, 10), new(Large, 90)]), [Small, Large],
            new PointsmanChatClientOptions { Chance = () => chance });
        Assert.Equal("small", (await client.AskAsync()).Text);
        chance = 0.5;
        Assert.Equal("large", (await client.AskAsync()).Text);
    }

    [Fact]
    public async Task Local_first_sends_out_what_the_condition_says()
    {
        using var client = new PointsmanChatClient(LocalFirst(), [Small, Large]);
        Assert.Equal("small", (await client.AskAsync()).Text);
        ChatResponse hard = await client.AskAsync(new ChatOptions
        {
            AdditionalProperties = new() { ["pointsman.complexity"] = "complex" },
        });
        Assert.Equal("large", hard.Text);
        Assert.Contains("sent out", hard.Report().Decision.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_better_answer_follows_for_those_who_ask_for_it(bool stream)
    {
        var gate = new TaskCompletionSource();
        _large.After(gate.Task);
        var told = new TaskCompletionSource<PointsmanReport>();
        using var client = new PointsmanChatClient(
            new ProgressiveStrategy(Small, Large), [Small, Large],
            new PointsmanChatClientOptions { Finished = told.SetResult });
        var wanting = new ChatOptions { AdditionalProperties = new() { [PointsmanUpgrade.Key] = true } };
        ChatResponse first = stream
            ? (await client.StreamAsync(wanting)).Updates.ToChatResponse()
            : await client.AskAsync(wanting);

        Assert.Equal("small", first.Text);
        Assert.False(told.Task.IsCompleted);
        gate.SetResult();
        StrategyUpgrade upgrade = (await PointsmanUpgrade.Of(first)!)!;
        Assert.Equal("large", upgrade.Whole.Text);
        Assert.Equal("large", upgrade.From!.Name);

        // The upgrade is paid for, and told once it is known.
        Assert.Equal(new Usd(0.0022m), (await told.Task).Spent);
    }

    [Fact]
    public async Task Who_does_not_ask_for_a_better_answer_gets_and_pays_one()
    {
        using var client = new PointsmanChatClient(new ProgressiveStrategy(Small, Large), [Small, Large]);
        ChatResponse answer = await client.AskAsync();
        Assert.Null(PointsmanUpgrade.Of(answer));
        Assert.Equal(0, _large.Calls);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task What_is_private_never_reaches_a_client_that_is_not_local(string strategy)
    {
        using var client = new PointsmanChatClient(Strategy(strategy), [Small, Large]);
        await Record.ExceptionAsync(() => client.AskAsync(Private));
        await client.StreamAsync(Private);

        _small.Fails(new NumberedException(500));
        await Record.ExceptionAsync(() => client.AskAsync(Private));
        await client.StreamAsync(Private);
        Assert.Equal(0, _large.Calls);
    }

    [Fact]
    public async Task The_program_can_say_that_all_of_its_requests_are_private()
    {
        using var client = new PointsmanChatClient(
            new FallbackStrategy([Large, Small]), [Small, Large],
            new PointsmanChatClientOptions
            {
                Facts = (facts, _) => facts with { Traits = facts.Traits | RequestTraits.Private },
            });
        Assert.Equal("small", (await client.AskAsync()).Text);
        Assert.Equal(0, _large.Calls);
    }

    [Fact]
    public void Names_that_are_missing_or_there_twice_are_told()
    {
        var missing = Assert.Throws<ArgumentException>(
            () => new PointsmanChatClient(new FallbackStrategy([Small, Large]), [Small]));
        Assert.Contains("asks large", missing.Message, StringComparison.Ordinal);
        Assert.Contains("models are small", missing.Message, StringComparison.Ordinal);

        var twice = Assert.Throws<ArgumentException>(
            () => new PointsmanChatClient(Small, [Small, new ChatModel("small", _large)]));
        Assert.Contains("two models are called 'small'", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_that_is_none_says_what_is_wrong()
    {
        Assert.Equal("tokens > 100", RequestCondition.Parse("tokens > 100").Text);
        var wrong = Assert.Throws<FaultsException>(() => RequestCondition.Parse("tokns > 100"));
        Assert.Contains("tokens", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_described_by_what_its_client_says_of_itself()
    {
        RoutingTarget target = new ChatModel("small", _small).Target;
        Assert.Equal(("small", "fake", "small-model"), (target.Name, target.Provider, target.Model));
        Assert.Throws<ArgumentNullException>(() => new ChatModel("none", null!));
    }

    private CascadeStrategy Cascade(double sure) => new(
        [new(Small, 0.7), new(Large, 0)], new ValidityConfidence(_ => new Confidence(sure, "drawn")));

    private LocalFirstStrategy LocalFirst() =>
        new([Small], [Large], RequestCondition.Parse("complexity >= complex"));

    private RoutingStrategy Strategy(string name) => name switch
    {
        "single" => Large,
        "fallback" => new FallbackStrategy([Large, Small]),
        "weighted" => new WeightedStrategy([new(Large, 99), new(Small, 1)]),
        "rules" => new RulesStrategy([new(RequestCondition.Parse("tokens >= 0"), Large)], Small),
        "local-first" => new LocalFirstStrategy([Small], [Large], RequestCondition.Parse("tokens >= 0")),
        "cascade" => Cascade(0.1),
        "ensemble" => new EnsembleStrategy(
            [new(Small), new(Large)], new SynthesisJoin(Large), new EnsembleOptions { Quorum = 1 }),
        "progressive" => new ProgressiveStrategy(
            Small, Large, Large, new ProgressiveOptions { Background = BackgroundUpgrades.Learn }),
        _ => new PipelineStrategy([new("draft", Small, "Draft: {question}"), new("final", Large, "Polish: {input}")]),
    };
}
