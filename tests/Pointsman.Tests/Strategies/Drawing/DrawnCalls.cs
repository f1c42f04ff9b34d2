using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Pointsman.Server.Tests;

namespace Pointsman.Tests.Strategies.Drawing;

/// <summary>
/// Targets that answer, fail, refuse, break off or hang, by a plan that follows from a number: the nth call of a target
/// always comes to the same. A target that hangs lets the clock go past every deadline, so nobody waits.
/// </summary>
internal sealed class DrawnCalls(int seed, SteppedTime time) : StrategyCalls
{
    private readonly ConcurrentDictionary<string, int> _count = new();

    /// <summary>Everybody who was asked, in order.</summary>
    public ConcurrentQueue<RoutingTarget> Asked { get; } = new();

    public override async Task<CallAnswer> AskAsync(
        IReadOnlyList<RoutingTarget> plan, StrategyAsk ask, string place, CancellationToken cancel)
    {
        CallAnswer? answer = null;
        foreach (RoutingTarget target in plan)
        {
            Asked.Enqueue(target);
            answer = await AnswerAsync(target, ask, cancel);
            if (answer.Failure is null or { IsFinal: true })
            {
                return answer;
            }
        }

        return answer!;
    }

    private async Task<CallAnswer> AnswerAsync(RoutingTarget target, StrategyAsk ask, CancellationToken cancel)
    {
        int nth = _count.AddOrUpdate(target.Name, 1, (_, before) => before + 1);
        var random = new Random(unchecked(seed + (nth * 7_919) + (target.Name.Sum(letter => letter) * 104_729)));
        int what = random.Next(100);
        if (what < 40)
        {
            return Failed(what < 37 ? FailureKind.Upstream : FailureKind.Refused);
        }

        if (what < 45)
        {
            time.Pass(TimeSpan.FromDays(1));
            await Task.Delay(Timeout.Infinite, cancel);
        }

        string text = $"It is {random.Next(3)}.\nCONFIDENCE: {random.Next(101)}";
        return ask.Stream
            ? new CallAnswer { Pieces = Pieces(text, breaks: what > 80, cancel), From = target, Spent = Usd.Zero }
            : ScriptedCalls.Answer(text, 0.0001m, target);
    }

    private static CallAnswer Failed(FailureKind kind) =>
        new() { Failure = new CallFailure(kind, "it failed"), Spent = Usd.Zero };

    private static async IAsyncEnumerable<ChatResponseUpdate> Pieces(
        string text, bool breaks, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (string word in text.Split(' '))
        {
            cancel.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, word + " ");
            if (breaks)
            {
                throw new IOException("The stream broke off.");
            }
        }
    }
}
