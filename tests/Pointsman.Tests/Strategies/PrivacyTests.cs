using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;
using Pointsman.Server.Tests;
using Pointsman.Tests.Strategies.Drawing;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies;

/// <summary>What is private never leaves, whatever is configured and whatever fails.</summary>
public sealed class PrivacyTests
{
    private const int Cases = 2_000;

    private static readonly RequestFacts Secret = new() { Traits = RequestTraits.Private };

    [Fact]
    public void A_decision_on_a_private_request_names_no_target_elsewhere() => Prop.ForAll(
        DrawnCase.Any().ToArbitrary(),
        one => Assert.All(Named(one.Private().Decide()), target => Assert.True(target.Local, target.Name)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

    [Fact]
    public async Task A_private_request_reaches_no_target_elsewhere_whatever_fails()
    {
        int calls = 0, answers = 0, hung = 0;
        foreach (DrawnCase one in DrawnCase.Some(Cases))
        {
            (DrawnCalls made, StrategyAnswer answer) = await RunAsync(one.Private());
            Assert.All(made.Asked, target => Assert.True(target.Local, target.Name));
            Assert.True(answer.From?.Local ?? true);
            calls += made.Asked.Count;
            answers += answer.IsGood ? 1 : 0;
            hung += answer.Failure?.Kind == FailureKind.Deadline ? 1 : 0;
        }

        // Otherwise the test would show nothing.
        Assert.True(calls > Cases / 2 && answers > Cases / 4 && hung > 0, $"{calls} calls, {answers} answers, {hung}");
    }

    [Fact]
    public async Task The_same_requests_go_elsewhere_when_they_are_not_private()
    {
        int away = 0;
        foreach (DrawnCase one in DrawnCase.Some(200))
        {
            away += (await RunAsync(one)).Made.Asked.Any(target => !target.Local) ? 1 : 0;
        }

        Assert.True(away > 50, $"{away}");
    }

    [Fact]
    public async Task A_plan_by_hand_that_names_a_target_elsewhere_asks_nobody()
    {
        RoutingTarget home = B with { Local = true };
        ScriptedCalls calls = new ScriptedCalls().Says(A, "no").Says(home, "no");
        StrategyAnswer answer = await AskAsync(calls, ByHand(home, A));
        Assert.Equal(FailureKind.NoTarget, answer.Failure!.Kind);
        Assert.StartsWith("the request is private and a/one is not", answer.Failure.Message, StringComparison.Ordinal);
        Assert.Empty(calls.Made);
    }

    [Fact]
    public async Task What_comes_after_such_a_plan_is_asked_when_it_is_local()
    {
        RoutingTarget home = B with { Local = true };
        ScriptedCalls calls = new ScriptedCalls().Says(home, "yes");
        StrategyAnswer answer = await AskAsync(calls, ByHand(A) with { Next = ByHand(home) });
        Assert.Equal(["b/two"], calls.Asked);
        Assert.Same(home, answer.From);
    }

    [Fact]
    public async Task A_cascade_whose_decisions_were_made_for_another_request_asks_nobody_elsewhere()
    {
        RoutingTarget home = B with { Local = true };
        var cascade = new CascadeStrategy([new(Only(A), 0.7), new(Only(home), 0)], new StatedConfidence());
        ScriptedCalls calls = new ScriptedCalls().Says(A, "no").Says(home, "yes");
        await AskAsync(calls, cascade.Decide());
        Assert.Equal(["b/two"], calls.Asked);
    }

    private static async Task<(DrawnCalls Made, StrategyAnswer Answer)> RunAsync(DrawnCase one)
    {
        var time = new SteppedTime();
        var calls = new DrawnCalls(one.Seed, time);
        var run = new StrategyRun(calls, one.Facts, new StrategyLimits(), time);
        StrategyAnswer answer = await run.AskAsync(
            one.Decide(), Ask(one.Facts.Has(RequestTraits.Stream)), "", TestContext.Current.CancellationToken);
        try
        {
            await (answer.IsGood ? answer.AsPieces().CountAsync() : ValueTask.FromResult(0));
        }
        catch (IOException)
        {
            // A stream that broke off; nothing follows it.
        }

        return (calls, answer);
    }

    private static Task<StrategyAnswer> AskAsync(StrategyCalls calls, Decision decision) =>
        new StrategyRun(calls, Secret, new StrategyLimits(), TimeProvider.System)
            .AskAsync(decision, Ask(stream: false), "", TestContext.Current.CancellationToken);

    private static StrategyAsk Ask(bool stream) => new()
    {
        Messages = [new ChatMessage(ChatRole.User, "What is it?")], Options = new ChatOptions(), Stream = stream,
    };

    private static Decision ByHand(params RoutingTarget[] plan) =>
        new() { Strategy = "by hand", Reason = "because", Plan = plan };

    private static IEnumerable<RoutingTarget> Named(Decision decision) =>
        decision.Plan.Concat(decision.Parts.SelectMany(Named)).Concat(decision.Next is { } next ? Named(next) : []);
}
