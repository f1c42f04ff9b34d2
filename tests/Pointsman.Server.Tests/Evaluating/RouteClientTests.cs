using Microsoft.Extensions.AI;
using Pointsman.Providers;
using Pointsman.Server.Tests.Gateway;
using Xunit;

namespace Pointsman.Server.Tests.Evaluating;

/// <summary>A route that is asked piece by piece answers as when it is asked whole, and says what that cost.</summary>
public sealed class RouteClientTests
{
    private const string Routes = """
        routes:
          plain: small
          second: { strategy: fallback, retries: { most: 0 }, targets: [away/mock-500, large] }
          held: { targets: [small], buffered: yes }
          checked: { targets: [small], checks: { complete: yes } }
          home: { strategy: local-first, local: [near], api: [large] }
          quick: { strategy: progressive, fast: small, better: large }
          steps:
            strategy: pipeline
            steps: [ { name: one, use: small, prompt: "{question}" }, { name: two, use: large, prompt: "{one}" } ]
          vote: { strategy: ensemble, members: [small, large, other], quorum: 3 }
          kept: { targets: [small], cache: { mode: all } }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plain", true)]
    [InlineData("second", true)]
    [InlineData("home", true)]
    [InlineData("quick", true)]
    [InlineData("steps", true)]
    [InlineData("held", false)]
    [InlineData("checked", false)]
    [InlineData("vote", false)]
    public async Task Text_usage_and_money_are_those_of_the_whole_answer(string route, bool streams)
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync(Routes);
        using RouteClient client = Client(gateway, route);
        ChatResponse whole = await client.GetResponseAsync("Where to?", cancellationToken: Cancel);
        List<ChatResponseUpdate> updates = await PiecesAsync(client);
        ChatResponse pieces = updates.ToChatResponse();
        Assert.Equal(
            (whole.Text, whole.FinishReason, whole.ModelId, Cost(whole)),
            (pieces.Text, pieces.FinishReason, pieces.ModelId, Cost(pieces)));
        Assert.Equal(
            (whole.Usage!.InputTokenCount, whole.Usage.OutputTokenCount),
            (pieces.Usage!.InputTokenCount, pieces.Usage.OutputTokenCount));
        Assert.True(Cost(pieces) > 0);
        Assert.Equal(!streams, pieces.AdditionalProperties![AnswerWhole.Property]);
        IReadOnlyList<RecordedCall> calls = await gateway.LedgerAsync(2);
        Assert.All(calls, call => Assert.Equal(Cost(whole), call.Cost.Amount));
    }

    [Fact]
    public async Task What_was_kept_costs_nothing_and_has_no_first_token()
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync(Routes);
        using RouteClient client = Client(gateway, "kept");
        ChatResponse first = (await PiecesAsync(client)).ToChatResponse();
        ChatResponse again = (await PiecesAsync(client)).ToChatResponse();
        Assert.Equal(first.Text, again.Text);
        Assert.Equal((true, 0), (Cost(first) > 0, Cost(again)));
        Assert.Equal(
            (false, true),
            (first.AdditionalProperties![AnswerWhole.Property], again.AdditionalProperties![AnswerWhole.Property]));
        Assert.Single(gateway.Mock.Attempts);
    }

    [Theory]
    [InlineData("openai/mock-n8-cut")]
    [InlineData("openai/mock-n8-reset")]
    [InlineData("openai/mock-n8-err")]
    [InlineData("openai-hasty/mock-n8-stall")]
    public async Task A_stream_that_breaks_off_is_an_error_and_no_answer(string target)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route("chat", target));
        using RouteClient client = Client(gateway, "chat");
        var came = new List<ChatResponseUpdate>();
        await Assert.ThrowsAsync<ProviderException>(async () =>
        {
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Where to?", null, Cancel))
            {
                came.Add(update);
            }
        });
        Assert.NotEmpty(came.ToChatResponse().Text);
        Assert.Null(came.ToChatResponse().AdditionalProperties?.GetValueOrDefault(AnswerCost.Property));
    }

    [Fact]
    public async Task A_refusal_keeps_its_status_and_its_wait()
    {
        await using MockedGateway gateway =
            await MockedGateway.StartAsync(setUp => setUp.Route("chat", "openai/mock-429-ra7"));
        using RouteClient client = Client(gateway, "chat");
        ProviderException refused = await Assert.ThrowsAsync<ProviderException>(() => PiecesAsync(client));
        Assert.Equal(429, refused.Error.Status);
        Assert.NotNull(refused.RetryAfter);
    }

    private static RouteClient Client(MockedGateway gateway, string route) =>
        RouteClient.Create(gateway.Server.Address, route, null, TimeProvider.System);

    private static async Task<List<ChatResponseUpdate>> PiecesAsync(RouteClient client)
    {
        var pieces = new List<ChatResponseUpdate>();
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Where to?", null, Cancel))
        {
            pieces.Add(update);
        }

        return pieces;
    }

    private static decimal? Cost(ChatResponse answer) =>
        answer.AdditionalProperties?.GetValueOrDefault(AnswerCost.Property) as decimal?;
}
