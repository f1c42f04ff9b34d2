using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Tests.Strategies;

/// <summary>One request through a strategy, from the decision to the answer.</summary>
internal sealed class Trial
{
    private Trial(StrategyRun run, Decision decision, StrategyAnswer answer)
    {
        Run = run;
        Decision = decision;
        Answer = answer;
    }

    public StrategyRun Run { get; }

    public Decision Decision { get; }

    public StrategyAnswer Answer { get; }

    /// <summary>The text of the answer; empty when there is none.</summary>
    public string Text => Answer.Whole?.Text ?? "";

    /// <summary>What happened, step by step: place, outcome.</summary>
    public string Story => string.Join("; ", Run.Steps.Select(step => $"{step.Place} {step.Outcome}"));

    public static async Task<Trial> Of(
        RoutingStrategy strategy, StrategyCalls calls, StrategyLimits? limits = null, RequestFacts facts = default,
        TimeProvider? time = null, bool stream = false, TargetStandings? standings = null, double chance = 0,
        string prompt = "What is it?", CancellationToken? cancel = null, bool wantsUpgrade = false,
        ChatOptions? options = null)
    {
        Decision decision = Router.Decide(
            new Route("route", strategy), facts, standings ?? TargetStandings.AllOpen, chance);
        var run = new StrategyRun(calls, facts, limits ?? new StrategyLimits(), time ?? TimeProvider.System);
        var ask = new StrategyAsk
        {
            Messages = [new ChatMessage(ChatRole.User, prompt)], Options = options ?? new ChatOptions(),
            Stream = stream, WantsUpgrade = wantsUpgrade,
        };
        return new Trial(run, decision, await run.AskAsync(
            decision, ask, "", cancel ?? TestContext.Current.CancellationToken));
    }

    /// <summary>What happened at a place.</summary>
    public StrategyStep At(string place) => Run.Steps.Single(step => step.Place == place);

    /// <summary>The texts of the pieces, in order.</summary>
    public async Task<IReadOnlyList<string>> PiecesAsync() =>
        [.. (await Answer.AsPieces().ToListAsync()).Select(piece => piece.Text)];
}
