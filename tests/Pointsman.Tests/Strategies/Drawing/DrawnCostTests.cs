using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Tests.Strategies.Drawing;

/// <summary>
/// What is reserved for a request holds for every strategy, whatever is answered: no run costs more, as long as each
/// answer keeps to the tokens that it is allowed.
/// </summary>
public sealed class DrawnCostTests
{
    private static readonly ChatMessage[] Conversation =
    [
        new(ChatRole.System, "You are kind."), new(ChatRole.User, "1"), new(ChatRole.Assistant, "2"),
        new(ChatRole.User, "Why is the sky blue, and since when, and who was the first to ask so and to be answered?"),
    ];

    [Fact]
    public async Task No_run_costs_more_than_what_is_reserved_for_it()
    {
        int several = 0;
        foreach (DrawnCase one in DrawnCase.Some(3_000))
        {
            long output = one.Facts.MaxOutput > 0 ? one.Facts.MaxOutput : 64;
            var calls = new DrawnAnswers(one.Seed, output);
            Decision decision = one.Decide(TargetStandings.AllOpen);
            var run = new StrategyRun(calls, one.Facts, new StrategyLimits { Calls = 100_000 }, TimeProvider.System);
            ChatMessage[] messages = one.Seed % 4 < 2 ? Conversation : [Conversation[^1]];
            var ask = new StrategyAsk
            {
                Messages = messages, Options = new ChatOptions(), WantsUpgrade = one.Seed % 3 == 0,
            };

            StrategyAnswer answer = await run.AskAsync(decision, ask, "", TestContext.Current.CancellationToken);
            if (answer.Upgrade is { } upgrade)
            {
                await upgrade;
            }

            await run.WhenQuietAsync();
            decimal most = one.Strategy.MostOf(CallSize.Of(messages, output), DrawnAnswers.Cost);
            Assert.True(calls.Sum <= most, $"{calls.Sum} of {most}: {one.Strategy.Name}, seed {one.Seed}");
            several += calls.Sum > 0 ? 1 : 0;
        }

        Assert.InRange(several, 2_000, 3_000);
    }
}
