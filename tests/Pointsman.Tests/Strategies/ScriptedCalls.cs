using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman.Tests.Strategies;

/// <summary>Targets that do as they are told, and remember what they were asked.</summary>
internal sealed class ScriptedCalls : StrategyCalls
{
    private readonly Dictionary<string, Func<StrategyAsk, CancellationToken, Task<CallAnswer>>> _targets = [];

    /// <summary>Every call in the order in which it came: who was asked, what, and from where.</summary>
    public ConcurrentQueue<(RoutingTarget Target, StrategyAsk Ask, string Place)> Made { get; } = new();

    /// <summary>The names of those who were asked.</summary>
    public IEnumerable<string> Asked => Made.Select(one => one.Target.Name);

    /// <summary>The target answers with a text, at a cost.</summary>
    public ScriptedCalls Says(RoutingTarget target, string text, decimal cost = 0.001m) =>
        Does(target, _ => Answer(text, cost, target));

    /// <summary>The target answers one text after the other, the last for ever.</summary>
    public ScriptedCalls SaysInTurn(RoutingTarget target, params string[] texts)
    {
        int next = -1;
        return Does(target, _ => Answer(
            texts[Math.Min(Interlocked.Increment(ref next), texts.Length - 1)], 0.001m, target));
    }

    /// <summary>The target fails.</summary>
    public ScriptedCalls Fails(RoutingTarget target, FailureKind kind = FailureKind.Upstream) =>
        Does(target, _ => new CallAnswer { Failure = new CallFailure(kind, "it failed"), Spent = Usd.Zero });

    /// <summary>The target never answers, until it is left.</summary>
    public ScriptedCalls Hangs(RoutingTarget target)
    {
        _targets[target.Name] = async (_, cancel) =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            throw new InvalidOperationException("It never answers.");
        };
        return this;
    }

    /// <summary>The target answers when a task ends.</summary>
    public ScriptedCalls SaysAfter(RoutingTarget target, Task until, string text)
    {
        _targets[target.Name] = async (_, cancel) =>
        {
            await until.WaitAsync(cancel);
            return Answer(text, 0.001m, target);
        };
        return this;
    }

    /// <summary>The target answers when a time has passed by a clock.</summary>
    public ScriptedCalls SaysAt(RoutingTarget target, TimeProvider time, TimeSpan after, string text)
    {
        _targets[target.Name] = async (_, cancel) =>
        {
            await Task.Delay(after, time, cancel);
            return Answer(text, 0.001m, target);
        };
        return this;
    }

    /// <summary>The target throws, as no client of a target should.</summary>
    public ScriptedCalls Throws(RoutingTarget target, Exception thrown)
    {
        _targets[target.Name] = (_, _) => Task.FromException<CallAnswer>(thrown);
        return this;
    }

    /// <summary>The target does anything.</summary>
    public ScriptedCalls Does(RoutingTarget target, Func<StrategyAsk, CallAnswer> what)
    {
        _targets[target.Name] = (ask, _) => Task.FromResult(what(ask));
        return this;
    }

    /// <summary>An answer of one text.</summary>
    public static CallAnswer Answer(string text, decimal cost, RoutingTarget from) => new()
    {
        Whole = new ChatResponse(new ChatMessage(ChatRole.Assistant, text)), From = from, Spent = new Usd(cost),
    };

    public override async Task<CallAnswer> AskAsync(
        IReadOnlyList<RoutingTarget> plan, StrategyAsk ask, string place, CancellationToken cancel)
    {
        CallAnswer? last = null;
        foreach (RoutingTarget target in plan)
        {
            Made.Enqueue((target, ask, place));
            last = await _targets[target.Name](ask, cancel);
            if (last.Failure is null)
            {
                return !ask.Stream ? last : new CallAnswer
                {
                    Pieces = InPieces(last.Whole!, cancel), From = last.From, Spent = last.Spent,
                };
            }
        }

        return last!;
    }

    // Word by word, as models do.
    private static async IAsyncEnumerable<ChatResponseUpdate> InPieces(
        ChatResponse whole, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (string word in whole.Text.Split(' '))
        {
            cancel.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, word + " ");
        }
    }
}
