using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies;

/// <summary>A target that answers although it was left.</summary>
public sealed class LeftAnswerTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_stream_that_begins_when_nobody_waits_any_more_is_ended()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using var leave = new CancellationTokenSource();
        var calls = new Stubborn();
        Task<Trial> trial = Trial.Of(Only(A), calls, stream: true, cancel: leave.Token);
        await calls.WasAsked.Task.WaitAsync(Longest, cancel);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial);
        calls.Goes.SetResult();
        await calls.Ended.Task.WaitAsync(Longest, cancel);
    }

    /// <summary>Heeds no token before it has its first piece.</summary>
    private sealed class Stubborn : StrategyCalls
    {
        public TaskCompletionSource WasAsked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Goes { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async Task<CallAnswer> AskAsync(
            IReadOnlyList<RoutingTarget> plan, StrategyAsk ask, string place, CancellationToken cancel)
        {
            WasAsked.SetResult();
            await Goes.Task;
            return new CallAnswer { Pieces = PiecesAsync(CancellationToken.None), From = plan[0] };
        }

        private async IAsyncEnumerable<ChatResponseUpdate> PiecesAsync(
            [EnumeratorCancellation] CancellationToken cancel)
        {
            try
            {
                await Task.Yield();
                yield return new ChatResponseUpdate(ChatRole.Assistant, "too late");
                await Task.Delay(Timeout.Infinite, cancel);
            }
            finally
            {
                Ended.SetResult();
            }
        }
    }
}
