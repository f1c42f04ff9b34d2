using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Nothing fails: every client's protocol at every provider's.</summary>
public sealed class PlainServingTests
{
    public static TheoryData<string, string, bool> Pairs()
    {
        var pairs = new TheoryData<string, string, bool>();
        foreach (string client in Speech.All)
        {
            foreach (string provider in Speech.All)
            {
                pairs.Add(client, provider, true);
                pairs.Add(client, provider, false);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Every_client_gets_the_whole_answer_of_every_provider(string client, string provider, bool stream)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", $"{provider}/mock-n4-in7-out3"));

        Seen seen = await gateway.AskAsync(client, "chat", stream);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal(MockWords.Pieces(4), seen.Text);
        Assert.Equal(("chat", "1"), (seen.Header("x-pointsman-route"), seen.Header("x-pointsman-attempts")));
        Assert.Equal($"{provider}/mock-n4-in7-out3", seen.Header("x-pointsman-model"));
        Faults.Attempt attempt = Assert.Single(gateway.Mock.Attempts);
        Assert.Equal((Faults.Outcome.Completed, stream), (attempt.Outcome, attempt.Streams));
        RecordedCall call = await gateway.RecordedAsync(seen);
        RecordedAttempt recorded = Assert.Single(call.Attempts);
        Assert.Equal((CallOutcome.Completed, 200, stream), (call.Outcome, call.Status, call.Stream));
        Assert.Equal((AttemptOutcome.Ok, UsageQuality.Exact), (recorded.Outcome, recorded.Quality));
        Assert.Equal((7, 3), (recorded.Tokens.Input, recorded.Tokens.Output));
        Assert.Equal(new Usd(0.037m), recorded.Cost);
        Assert.Equal(recorded.Cost, call.Cost);
    }
}
