using System.Net;
using Microsoft.Extensions.AI;
using Xunit;
using static Pointsman.Tests.Clients.Some;

#pragma warning disable MEAI001 // The base class of the client is experimental in Microsoft.Extensions.AI.

namespace Pointsman.Tests.Clients;

public sealed class FailoverTests
{
    /// <summary>Failures of a client that another one may not have.</summary>
    public static TheoryData<string> Passing => [.. Failures.Keys.Where(name => !name.StartsWith("refused"))];

    /// <summary>Refusals of the request itself.</summary>
    public static TheoryData<string> Refusals => [.. Failures.Keys.Where(name => name.StartsWith("refused"))];

    private static Dictionary<string, Exception> Failures { get; } = new()
    {
        ["http 429"] = new HttpRequestException("slow down", null, HttpStatusCode.TooManyRequests),
        ["http 500"] = new HttpRequestException("oh", null, HttpStatusCode.InternalServerError),
        ["http without status"] = new HttpRequestException("nobody there"),
        ["number 429"] = new NumberedException(429),
        ["number 401"] = new NumberedException(401),
        ["name 529"] = new NamedException(529),
        ["a client's own time limit"] = new TaskCanceledException("too slow", new TimeoutException()),
        ["not supported"] = new NotSupportedException("no tools here"),
        ["a bug"] = new InvalidOperationException("a bug"),
        ["refused http 400"] = new HttpRequestException("no", null, HttpStatusCode.BadRequest),
        ["refused number 400"] = new NumberedException(400),
        ["refused name 422"] = new NamedException(422),
        ["refused argument"] = new ArgumentException("no such role"),
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Before_anything_came_the_next_answers(string failure)
    {
        FakeClient first = new FakeClient("first").Fails(Failures[failure]), second = new FakeClient("second");
        using PointsmanChatClient client = InOrder(first, second);
        Assert.Equal("it is so", (await client.AskAsync()).Text);

        FakeClient streaming = new FakeClient("first").Fails(Failures[failure]);
        using PointsmanChatClient other = InOrder(streaming, second);
        (List<ChatResponseUpdate> updates, Exception? broken) = await other.StreamAsync();
        Assert.Null(broken);
        Assert.Equal("it is so", updates.ToChatResponse().Text);
        Assert.Equal((1, 1, 2), (first.Calls, streaming.Calls, second.Calls));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_of_the_request_is_nobody_elses(string failure)
    {
        FakeClient first = new FakeClient("first").Fails(Failures[failure]), second = new FakeClient("second");
        using PointsmanChatClient client = InOrder(first, second);
        var refused = await Assert.ThrowsAsync<PointsmanException>(() => client.AskAsync());

        Assert.Equal(FailureKind.Refused, refused.Failure.Kind);
        Assert.Same(Failures[failure], refused.InnerException);
        Assert.IsType<PointsmanException>((await client.StreamAsync()).Broken);
        Assert.Equal((2, 0), (first.Calls, second.Calls));
    }

    [Fact]
    public async Task Once_words_came_nobody_else_is_asked()
    {
        FakeClient first = new FakeClient("first").Breaks(new IOException("gone")), second = new FakeClient("second");
        using PointsmanChatClient client = InOrder(first, second);
        (List<ChatResponseUpdate> updates, Exception? broken) = await client.StreamAsync();

        Assert.Equal("it", string.Concat(updates.Select(update => update.Text)));
        var failure = Assert.IsType<PointsmanException>(broken);
        Assert.Equal(FailureKind.Upstream, failure.Failure.Kind);
        Assert.IsType<IOException>(failure.InnerException);
        Assert.Equal("no answer: Upstream", failure.Report.Reason);
        Assert.Equal(0, second.Calls);
    }

    [Fact]
    public async Task A_stream_that_says_nothing_is_no_answer()
    {
        var silent = new SilentClient();
        ChatModel[] models = [new("silent", silent), new FakeClient("second").Model()];
        using var client = new PointsmanChatClient(new FallbackStrategy([models[0], models[1]]), models);
        (List<ChatResponseUpdate> updates, Exception? broken) = await client.StreamAsync();
        Assert.Null(broken);
        Assert.Equal("it is so", updates.ToChatResponse().Text);
    }

    [Fact]
    public async Task When_all_fail_the_last_ones_exception_stands_inside()
    {
        FakeClient first = new FakeClient("first").Fails(Failures["http 500"]);
        FakeClient second = new FakeClient("second").Fails(Failures["name 529"]);
        using PointsmanChatClient client = InOrder(first, second);
        var failure = await Assert.ThrowsAsync<PointsmanException>(() => client.AskAsync());

        Assert.Equal(FailureKind.Upstream, failure.Failure.Kind);
        Assert.Same(Failures["name 529"], failure.InnerException);
        Assert.Contains("second", failure.Message, StringComparison.Ordinal);
        Assert.Equal(StepOutcome.Failed, Assert.Single(failure.Report.Steps).Outcome);
    }

    [Fact]
    public async Task What_an_exception_means_can_be_said_otherwise()
    {
        FakeClient first = new FakeClient("first").Fails(Failures["http 500"]), second = new FakeClient("second");
        using PointsmanChatClient client = InOrder(
            new PointsmanChatClientOptions
            {
                Classify = failure => failure is HttpRequestException ? FailureKind.Refused : null,
            },
            first, second);
        await Assert.ThrowsAsync<PointsmanException>(() => client.AskAsync());
        Assert.Equal(0, second.Calls);
    }

    [Fact]
    public async Task A_client_that_knows_no_seeds_is_asked_without_the_one_that_samples_have()
    {
        var seeds = new List<long?>();
        var picky = new SeedlessClient(seeds);
        var model = new ChatModel("picky", picky);
        using var client = new PointsmanChatClient(
            EnsembleStrategy.OfSamples(model, 3, new VoteJoin()), [model]);
        Assert.Equal("yes", (await client.AskAsync()).Text);
        Assert.Contains(seeds, seed => seed is not null);

        seeds.Clear();
        await Assert.ThrowsAsync<PointsmanException>(() => client.AskAsync(new ChatOptions { Seed = 7 }));
    }

    /// <summary>Ends its streams without a word.</summary>
    private sealed class SilentClient : DelegatingChatClient
    {
        public SilentClient()
            : base(new FakeClient("inner"))
        {
        }

        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, "");
        }
    }

    /// <summary>Refuses seeds, as clients of some protocols do.</summary>
    private sealed class SeedlessClient(List<long?> seeds) : DelegatingChatClient(new FakeClient("inner").Says("yes"))
    {
        public override Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            CancellationToken cancellationToken = default)
        {
            lock (seeds)
            {
                seeds.Add(options?.Seed);
            }

            return options?.Seed is null
                ? base.GetResponseAsync(messages, options, cancellationToken)
                : throw new NotSupportedException("no seeds");
        }
    }
}
