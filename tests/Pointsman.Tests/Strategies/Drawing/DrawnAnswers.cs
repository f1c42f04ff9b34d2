using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Pointsman.Tests.Strategies.Drawing;

/// <summary>
/// Targets that answer at any length that they are allowed, in forms that judges, votes and checks look for, or fail;
/// what each call costs is added up. The nth call always comes to the same. Every other seed is of targets that always
/// answer at the greatest length.
/// </summary>
internal sealed class DrawnAnswers(int seed, long output) : StrategyCalls
{
    private static readonly string[] Ends =
    [
        "B", "A: 10\nB: 90", "A: 10\nB: 90\nC: 3", "SCORE: 50", "It is 7.\nCONFIDENCE: 90", "no\nCONFIDENCE: 1",
        "{\"a\":1}", "{a:1}", "",
    ];

    private readonly ConcurrentQueue<decimal> _costs = new();
    private int _count;

    /// <summary>What all calls cost together.</summary>
    public decimal Sum => _costs.Sum();

    /// <summary>What a call of a target comes to.</summary>
    public static decimal Cost(RoutingTarget target, CallSize size) =>
        5 + (target.Name.Length % 7 * (size.Input + (3m * size.Output)));

    public override Task<CallAnswer> AskAsync(
        IReadOnlyList<RoutingTarget> plan, StrategyAsk ask, string place, CancellationToken cancel)
    {
        var random = new Random(unchecked(seed + (Interlocked.Increment(ref _count) * 7_919)));
        RoutingTarget target = plan[random.Next(plan.Count)];
        long most = ask.Options.MaxOutputTokens ?? output;
        bool full = seed % 2 == 0;
        long length = full || random.Next(3) == 0 ? most : random.NextInt64(most + 1);
        _costs.Enqueue(Cost(target, CallSize.Of(ask.Messages, length)));
        if (!full && random.Next(8) == 0)
        {
            return Task.FromResult(new CallAnswer
            {
                Failure = new CallFailure(FailureKind.Upstream, "it failed"), Spent = Usd.Zero,
            });
        }

        string end = Ends[random.Next(Ends.Length)];
        string text = random.Next(9) == 0 ? "ESCALATE" : end;
        text = text.Length + 1 < 4 * length && text != "ESCALATE" && (full || random.Next(3) > 0)
            ? new string('x', (int)(4 * length) - text.Length - 1) + "\n" + text
            : text[..(int)Math.Min(text.Length, 4 * length)];
        var answer = new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            FinishReason = random.Next(3) == 0 ? ChatFinishReason.Length : ChatFinishReason.Stop,
        };
        return Task.FromResult(new CallAnswer { Whole = answer, From = target, Spent = Usd.Zero });
    }
}
