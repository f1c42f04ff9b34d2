using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>What the configuration says of steps and of how sure they must be is what is done.</summary>
public sealed class WrittenConfidenceTests
{
    private static readonly string Small = MockWords.Pieces(2), Large = MockWords.Pieces(4);

    [Theory]
    [InlineData("{ matches: points }", true, "passed: matches")]
    [InlineData("{ length: { leastWords: 3 } }", false, "failed: length")]
    [InlineData("{ complete: yes, schema: { type: object } }", false, "failed: schema")]
    [InlineData("{ length: { leastCharacters: 5, leastTokens: 1 }, language: en }", true,
        "passed: length, length, language")]
    public async Task An_answer_that_can_be_right_is_taken_and_another_is_not(string checks, bool taken, string says)
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync($$"""
            routes:
              chat: { strategy: cascade, steps: [small, large], confidence: { method: validity, checks: {{checks}} } }
            """);
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);
        Assert.Equal(taken ? Small : Large, seen.Text);
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Contains(says, call.Steps, StringComparison.Ordinal);
        Assert.DoesNotContain("points", call.Steps, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prompts: 1", 2)]
    [InlineData("prompts: 2", 3)]
    public async Task A_step_is_asked_again_in_as_many_ways_as_is_written(string prompts, int calls)
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync($$"""
            routes:
              chat: { strategy: cascade, steps: [small, large], confidence: { method: agreement, {{prompts}} } }
            """);
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);
        Assert.Equal((Small, calls), (seen.Text, gateway.Mock.Attempts.Count));
        Assert.Equal(calls, gateway.Mock.Attempts.Select(one => one.Body).Distinct().Count());
    }

    [Fact]
    public async Task A_request_makes_no_more_calls_than_is_written()
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync(
            "routes: { chat: { strategy: cascade, steps: [small, large], calls: 1 } }");
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);
        Assert.Equal((Small, 1), (seen.Text, gateway.Mock.Attempts.Count));
    }

    [Theory]
    [InlineData("", 402)]
    [InlineData(", assumedOutput: 10", 200)]
    public async Task A_budget_reserves_the_output_that_is_written(string also, int status)
    {
        // Without a word of it, 1,024 tokens at $10,000 a million.
        await using MockedGateway gateway = await WrittenRoutes.StartAsync(
            $"routes: {{ chat: {{ strategy: cascade, steps: [small, large], budget: 0.5{also} }} }}");
        Assert.Equal(status, (await gateway.AskAsync(Speech.OpenAi, "chat", false)).Status);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("gain: { certainty: 0%, explore: 0% }", 1)]
    public async Task A_progressive_route_learns_by_the_numbers_that_are_written(string gain, int calls)
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync($$"""
            routes:
              chat:
                strategy: progressive
                fast: small
                better: large
                {{gain}}
            """);
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false, "", (UpgradeWishes.Header, "later"));
        Assert.True(seen.IsWhole, seen.Raw);
        await gateway.RecordedAsync(seen);
        Assert.Equal(calls, gateway.Mock.Attempts.Count);
    }
}
