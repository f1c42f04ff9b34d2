using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>A strategy of several calls behind every client's protocol, before every provider's.</summary>
public sealed class CascadeServingTests
{
    public static TheoryData<string, string, bool> Pairs => PlainServingTests.Pairs();

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_step_that_is_not_sure_hands_over_to_the_last(string client, string provider, bool stream)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => Cascade(setUp, $"{provider}/mock-n2-in7-out3", $"{provider}/mock-n4-in7-out3"));

        Seen seen = await gateway.AskAsync(client, "chat", stream);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal(MockWords.Pieces(4), seen.Text);
        Assert.Equal(("chat", "2"), (seen.Header("x-pointsman-route"), seen.Header("x-pointsman-attempts")));
        Assert.Equal($"{provider}/mock-n4-in7-out3", seen.Header("x-pointsman-model"));
        Assert.Equal([false, stream], gateway.Mock.Attempts.Select(attempt => attempt.Streams));
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal((CallOutcome.Completed, 200, stream), (call.Outcome, call.Status, call.Stream));
        Assert.Equal(["step 1", "step 2"], call.Attempts.Select(attempt => attempt.Place));
        Assert.All(call.Attempts, one => Assert.Equal(AttemptOutcome.Ok, one.Outcome));
        Assert.Equal(new Usd(0.074m), call.Cost);
        Assert.Contains("\"escalated\"", call.Steps, StringComparison.Ordinal);
        Assert.Contains("step 2 is the last", call.Reason, StringComparison.Ordinal);
    }

    private static SetUp Cascade(SetUp setUp, params string[] targets) => setUp.Route(
        "chat",
        one => one with
        {
            Strategy = RouteStrategy.Cascade, Targets = [],
            Steps = [.. targets.Select(target => new StepSettings { Use = [target] })],
        },
        targets);
}
