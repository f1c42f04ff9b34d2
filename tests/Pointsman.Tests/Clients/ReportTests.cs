using Microsoft.Extensions.AI;
using Xunit;
using static Pointsman.Tests.Clients.Some;

#pragma warning disable MEAI001 // The base class of the client is experimental in Microsoft.Extensions.AI.

namespace Pointsman.Tests.Clients;

public sealed class ReportTests
{
    [Fact]
    public async Task An_answer_bears_who_was_asked_and_what_it_cost()
    {
        var told = new List<PointsmanReport>();
        FakeClient first = new FakeClient("first").Fails(new NumberedException(500)), second = new("second");
        using PointsmanChatClient client = InOrder(
            new PointsmanChatClientOptions { Finished = told.Add }, first, second);
        PointsmanReport report = (await client.AskAsync()).Report();

        // 110 tokens at ten dollars a million.
        Assert.Equal(new Usd(0.0011m), report.Spent);
        StrategyStep step = Assert.Single(report.Steps);
        Assert.Equal(("second", StepOutcome.Answered, new Usd(0.0011m)), (step.Target, step.Outcome, step.Cost));
        Assert.Equal("fallback", report.Decision.Strategy);
        Assert.Equal(report.Spent, Assert.Single(told).Spent);
    }

    [Fact]
    public async Task The_last_piece_of_a_stream_bears_it_and_so_does_what_is_made_of_the_pieces()
    {
        using PointsmanChatClient client = InOrder(new FakeClient("only"));
        (List<ChatResponseUpdate> updates, Exception? broken) = await client.StreamAsync();
        Assert.Null(broken);

        Assert.Equal(new Usd(0.0011m), PointsmanReport.Of(updates[^1])!.Spent);
        Assert.All(updates[..^1], update => Assert.Null(PointsmanReport.Of(update)));
        ChatResponse whole = updates.ToChatResponse();
        Assert.Equal(new Usd(0.0011m), whole.Report().Spent);
        Assert.Equal("it is so", Assert.Single(whole.Messages).Text);
        Assert.Equal(ChatFinishReason.Stop, whole.FinishReason);
    }

    [Theory]
    [InlineData("cache_write_tokens", 5)]
    [InlineData("CacheCreationInputTokens", 5)]
    [InlineData("cache_write_hour_tokens", 7)]
    [InlineData("some_other_tokens", 2)]
    public async Task Tokens_written_to_a_cache_cost_what_writing_costs(string name, int rate)
    {
        FakeClient only = new FakeClient("only").Uses(new UsageDetails
        {
            InputTokenCount = 1_000_000, OutputTokenCount = 0, CachedInputTokenCount = 600_000,
            AdditionalCounts = new() { [name] = 300_000 },
        });
        ChatModel model = only.Model(target => target with
        {
            Price = new Price
            {
                Base = Rates.Unknown with
                {
                    Input = new Usd(2), Output = new Usd(10), CachedInput = new Usd(1), CacheWrite = new Usd(5),
                    Special = new SpecialRates { CacheWriteHour = new Usd(7) },
                },
            },
        });
        using var client = new PointsmanChatClient(model, [model]);
        Assert.Equal(new Usd(0.6m + 0.2m + (0.3m * rate)), (await client.AskAsync()).Report().Spent);
    }

    [Fact]
    public async Task Cached_tokens_cost_what_cached_tokens_cost()
    {
        FakeClient fake = new FakeClient("fake").Uses(new UsageDetails
        {
            InputTokenCount = 100, OutputTokenCount = 10, CachedInputTokenCount = 80,
        });
        ChatModel model = fake.Model(target => target with
        {
            Price = new Price
            {
                Base = Rates.Unknown with
                {
                    Input = new Usd(10), Output = new Usd(10), CachedInput = new Usd(1),
                },
            },
        });
        using var client = new PointsmanChatClient(model, [model]);
        Assert.Equal(new Usd(0.00038m), (await client.AskAsync()).Report().Spent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_usage_or_price_the_cost_of_a_step_is_unknown(bool usage)
    {
        FakeClient fake = new FakeClient("fake").Uses(usage ? new UsageDetails { InputTokenCount = 5 } : null);
        ChatModel model = fake.Model();
        using var client = new PointsmanChatClient(model, [model]);
        Assert.Null(Assert.Single((await client.AskAsync()).Report().Steps).Cost);

        var free = new ChatModel("free", new FakeClient("free"));
        using var other = new PointsmanChatClient(free, [free]);
        Assert.Null(Assert.Single((await other.AskAsync()).Report().Steps).Cost);
    }

    [Fact]
    public async Task Nothing_of_prompt_or_answer_is_in_a_report()
    {
        FakeClient fake = new FakeClient("fake").Says("TOPSECRET");
        using PointsmanChatClient client = InOrder(new FakeClient("x").Fails(new NumberedException(500)), fake);
        ChatResponse answer = await client.GetResponseAsync("CLASSIFIED", cancellationToken: Cancel);
        string all = answer.Report().ToString()
            + string.Join(' ', answer.Report().Steps) + answer.Report().Decision.Reason;
        Assert.DoesNotContain("TOPSECRET", all, StringComparison.Ordinal);
        Assert.DoesNotContain("CLASSIFIED", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_watches_fails_no_request()
    {
        var told = 0;
        using PointsmanChatClient client = InOrder(
            new PointsmanChatClientOptions
            {
                Finished = _ =>
                {
                    told++;
                    throw new InvalidOperationException("a bug of the watcher's");
                },
            },
            new FakeClient("only"));
        Assert.Equal("it is so", (await client.AskAsync()).Text);
        Assert.Null((await client.StreamAsync()).Broken);
        Assert.Equal(2, told);
    }

    [Fact]
    public async Task One_answer_that_a_client_gives_to_many_stays_as_it_is()
    {
        var kept = new ChatResponse(new ChatMessage(ChatRole.Assistant, "kept"))
        {
            AdditionalProperties = new() { ["own"] = 1 }, ConversationId = "talk",
        };
        using PointsmanChatClient client = InOrder(new FakeClient("caching").Shapes(_ => kept));
        ChatResponse answer = await client.AskAsync();

        Assert.NotNull(PointsmanReport.Of(answer));
        Assert.Equal(("kept", "talk", 1), (answer.Text, answer.ConversationId, answer.AdditionalProperties!["own"]));
        Assert.Equal(["own"], kept.AdditionalProperties.Keys);
    }
}
