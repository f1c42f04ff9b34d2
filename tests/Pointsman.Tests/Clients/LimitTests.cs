using Microsoft.Extensions.AI;
using Pointsman.Server.Tests;
using Xunit;
using static Pointsman.Tests.Clients.Some;

#pragma warning disable MEAI001 // The base class of the client is experimental in Microsoft.Extensions.AI.

namespace Pointsman.Tests.Clients;

/// <summary>Time, money, and those who leave.</summary>
public sealed class LimitTests
{
    private readonly SteppedTime _time = new();

    [Fact]
    public async Task A_client_that_failed_is_passed_over_for_the_cooldown()
    {
        FakeClient first = new FakeClient("first").FailsWhen(call => call == 1 ? new NumberedException(503) : null);
        var second = new FakeClient("second");
        using PointsmanChatClient client = InOrder(
            new PointsmanChatClientOptions { Time = _time, Cooldown = TimeSpan.FromSeconds(5) }, first, second);

        await client.AskAsync();
        _time.Pass(TimeSpan.FromSeconds(4.9));
        ChatResponse meanwhile = await client.AskAsync();
        Assert.Equal((1, 2), (first.Calls, second.Calls));
        Assert.Equal(DropReason.Cooling, Assert.Single(meanwhile.Report().Decision.Dropped).Why);

        _time.Pass(TimeSpan.FromSeconds(0.1));
        await client.AskAsync();
        Assert.Equal((2, 2), (first.Calls, second.Calls));
    }

    [Theory]
    [InlineData(30.0, null, null, 30)]
    [InlineData(1.0, null, null, 5)]
    [InlineData(-1.0, null, null, 5)]
    [InlineData(1e6, null, null, 86_400)]
    [InlineData(null, "retry-after", "20", 20)]
    [InlineData(null, "Retry-After", "Tue, 10 Mar 2026 12:01:00 GMT", 60)]
    [InlineData(null, "retry-after-ms", "7500", 7.5)]
    [InlineData(null, "retry-after", "soon", 5)]
    [InlineData(null, "x-other", "20", 5)]
    public async Task A_client_that_asks_to_be_left_alone_for_longer_is(
        double? seconds, string? header, string? value, double cools)
    {
        var failure = new PausingException(
            seconds is { } told ? TimeSpan.FromSeconds(told) : null, header, value);
        FakeClient first = new FakeClient("first").FailsWhen(call => call == 1 ? failure : null);
        using PointsmanChatClient client = InOrder(
            new PointsmanChatClientOptions { Time = _time }, first, new FakeClient("second"));

        await client.AskAsync();
        _time.Pass(TimeSpan.FromSeconds(cools - 0.1));
        await client.AskAsync();
        Assert.Equal(1, first.Calls);

        _time.Pass(TimeSpan.FromSeconds(0.1));
        await client.AskAsync();
        Assert.Equal(2, first.Calls);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(0)]
    public async Task What_says_nothing_against_a_client_does_not_cool_it(int status)
    {
        Exception failure = status == 0 ? new NotSupportedException("no tools") : new NumberedException(status);
        FakeClient first = new FakeClient("first").FailsWhen(call => call == 1 ? failure : null);
        using PointsmanChatClient client = InOrder(
            new PointsmanChatClientOptions { Time = _time }, first, new FakeClient("second"));
        await Record.ExceptionAsync(() => client.AskAsync());
        await client.AskAsync();
        Assert.Equal(2, first.Calls);
    }

    [Fact]
    public async Task With_nobody_else_there_one_that_cools_is_asked()
    {
        FakeClient only = new FakeClient("only").FailsWhen(call => call == 1 ? new NumberedException(503) : null);
        using PointsmanChatClient client = InOrder(new PointsmanChatClientOptions { Time = _time }, only);
        await Assert.ThrowsAsync<PointsmanException>(() => client.AskAsync());
        Assert.Equal("it is so", (await client.AskAsync()).Text);
    }

    [Fact]
    public async Task A_stream_that_broke_cools_and_one_that_was_left_does_not()
    {
        FakeClient broken = new FakeClient("broken").Breaks(new IOException("gone")), next = new FakeClient("next");
        using PointsmanChatClient client = InOrder(
            new PointsmanChatClientOptions { Time = _time }, broken, next);
        await client.StreamAsync();
        await client.AskAsync();
        Assert.Equal((1, 1), (broken.Calls, next.Calls));

        using PointsmanChatClient other = InOrder(new PointsmanChatClientOptions { Time = _time }, next);
        await foreach (ChatResponseUpdate update in other.GetStreamingResponseAsync(
            Asking, cancellationToken: Cancel))
        {
            if (update.Text.Length > 0)
            {
                break;
            }
        }

        Assert.Equal(0, next.Running);
        Assert.Empty((await other.AskAsync()).Report().Decision.Dropped);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task The_deadline_is_kept_also_by_clients_that_heed_nothing(bool heeds, bool stream)
    {
        FakeClient hanging = new FakeClient("hanging").Hangs(heeds);
        using PointsmanChatClient client = InOrder(
            new PointsmanChatClientOptions
            {
                Time = _time, Limits = new StrategyLimits { Deadline = TimeSpan.FromSeconds(30) },
            },
            hanging, new FakeClient("next"));
        Task<Exception?> asking = stream
            ? BrokenAsync(client, Cancel)
            : Record.ExceptionAsync(() => client.AskAsync()).AsTask()!;
        await UntilAsync(() => hanging.Running == 1 && _time.Timers > 0);
        _time.Pass(TimeSpan.FromSeconds(30));

        var late = Assert.IsType<PointsmanException>(await asking);
        Assert.Equal(FailureKind.Deadline, late.Failure.Kind);
        Assert.Contains("30 s", late.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Who_leaves_is_let_go_at_once(bool heeds, bool stream)
    {
        var told = new List<PointsmanReport>();
        FakeClient hanging = new FakeClient("hanging").Hangs(heeds), next = new FakeClient("next");
        using PointsmanChatClient client = InOrder(
            new PointsmanChatClientOptions { Time = _time, Finished = told.Add }, hanging, next);
        using var leaving = new CancellationTokenSource();
        Task<Exception?> asking = stream
            ? BrokenAsync(client, leaving.Token)
            : Record.ExceptionAsync(() => client.GetResponseAsync(Asking, cancellationToken: leaving.Token)).AsTask()!;
        await UntilAsync(() => hanging.Running == 1);
        await leaving.CancelAsync();

        Assert.IsAssignableFrom<OperationCanceledException>(await asking);
        Assert.Equal(0, next.Calls);
        Assert.Equal("the caller left", Assert.Single(told).Reason);
        Assert.Empty((await InTimeAsync(client)).Report().Decision.Dropped);

        async Task<ChatResponse> InTimeAsync(PointsmanChatClient again)
        {
            // It was left, which says nothing against it; so it is asked again, and its failure now moves on.
            hanging.Fails(new NumberedException(500));
            return await again.AskAsync();
        }
    }

    [Fact]
    public async Task What_might_exceed_the_budget_is_not_asked()
    {
        FakeClient dear = new("dear");
        using PointsmanChatClient client = InOrder(
            new PointsmanChatClientOptions { Limits = new StrategyLimits { Budget = new Usd(0.001m) } }, dear);
        var refused = await Assert.ThrowsAsync<PointsmanException>(() => client.AskAsync());
        Assert.Equal(FailureKind.Budget, refused.Failure.Kind);
        Assert.Equal(0, dear.Calls);

        // 50 tokens out at ten dollars a million are half a thousandth of a dollar.
        Assert.Equal("it is so", (await client.AskAsync(new ChatOptions { MaxOutputTokens = 50 })).Text);
    }

    [Fact]
    public async Task No_more_calls_are_made_than_allowed()
    {
        FakeClient fake = new("fake");
        ChatModel model = fake.Model();
        using var client = new PointsmanChatClient(
            EnsembleStrategy.OfSamples(model, 5, new VoteJoin(), new EnsembleOptions { Quorum = 2, AtOnce = 1 }),
            [model], new PointsmanChatClientOptions { Limits = new StrategyLimits { Calls = 1 } });
        await Assert.ThrowsAsync<PointsmanException>(() => client.AskAsync());
        Assert.Equal(1, fake.Calls);
    }

    private static async Task<Exception?> BrokenAsync(PointsmanChatClient client, CancellationToken cancel) =>
        (await client.StreamAsync(cancel: cancel)).Broken;

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
