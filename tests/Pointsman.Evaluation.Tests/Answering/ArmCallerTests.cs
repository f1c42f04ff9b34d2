using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Evaluation.Tests.Answering;

/// <summary>What is measured of one answer.</summary>
public sealed class ArmCallerTests
{
    private static readonly Price Price = new()
    {
        Base = new Rates { Input = new Usd(1m), Output = new Usd(5m), CacheWrite = new Usd(1.25m) },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_words_are_those_of_the_first_piece_that_says_something()
    {
        Answer answer = await AskAsync(
            new ChatResponseUpdate(ChatRole.Assistant, ""), new ChatResponseUpdate(null, "Pa"),
            new ChatResponseUpdate(null, "ris"));
        Assert.Equal("Paris", answer.Text);
        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)), (answer.FirstToken, answer.Latency));
    }

    [Fact]
    public async Task An_answer_that_was_there_as_a_whole_has_no_first_token()
    {
        Answer answer = await AskAsync(
            new ChatResponseUpdate(ChatRole.Assistant, "Pa"), new ChatResponseUpdate(null, "ris"),
            new ChatResponseUpdate { AdditionalProperties = new() { [AnswerWhole.Property] = true } });
        Assert.Equal("Paris", answer.Text);
        Assert.Equal((null, TimeSpan.FromSeconds(3)), (answer.FirstToken, answer.Latency));
    }

    [Fact]
    public async Task Tokens_that_were_written_to_a_cache_cost_what_that_costs()
    {
        var usage = new UsageDetails
        {
            InputTokenCount = 1_000_000, OutputTokenCount = 0,
            AdditionalCounts = new() { ["cache_write_tokens"] = 400_000 },
        };
        Answer answer = await AskAsync(
            new ChatResponseUpdate(ChatRole.Assistant, "x"), new ChatResponseUpdate { Contents = [new UsageContent(usage)] });
        Assert.Equal((600_000, 400_000), (answer.Usage!.Input, answer.Usage.CacheWrite));
        Assert.Equal(new Usd(0.6m + 0.5m), answer.Cost);
    }

    private static Task<Answer> AskAsync(params ChatResponseUpdate[] pieces)
    {
        var time = new Ticking();
        return new ArmCaller(new Said(pieces, time), Price, time)
            .AskAsync([new ChatMessage(ChatRole.User, "hello")], new ChatOptions(), Cancel);
    }

    /// <summary>A clock that goes on by a second with each piece.</summary>
    private sealed class Ticking : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds;

        public void Tick() => _seconds++;
    }

    /// <summary>A client that says its pieces.</summary>
    private sealed class Said(ChatResponseUpdate[] pieces, Ticking time) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            CancellationToken cancellationToken = default) => Task.FromResult(pieces.ToChatResponse());

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (ChatResponseUpdate piece in pieces)
            {
                await Task.Yield();
                time.Tick();
                yield return piece;
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
