using System.Collections.Concurrent;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>A bug in one of the steps that close a call: the client has its answer, and the other steps are done.</summary>
public sealed class ClosingTests
{
    private const string Cold = "\"temperature\":0,";

    private readonly ConcurrentQueue<string> _lines = [];

    [Theory]
    [InlineData("CacheStage.Close")]
    [InlineData("Gatekeeper.Settle")]
    [InlineData("Bookkeeper.Close")]
    [InlineData("TextRecorder.Close")]
    public async Task A_step_that_fails_keeps_no_other_from_being_done(string broken)
    {
        await using MockedGateway gateway = await StartAsync(broken);
        CreatedKey key = gateway.CreateKey();

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false, Cold, MockedGateway.Bearer(key));

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal(new Usd(0.037m), (await gateway.RecordedAsync(seen)).Cost);
        await Until.Holds(() => gateway.Parts.Gatekeeper.InFlight == 0);
        if (broken != "Gatekeeper.Settle")
        {
            await Until.Holds(() =>
            {
                KeyUse use = gateway.Parts.Admission.Read(key.Key, gateway.Parts.Time.GetUtcNow());
                return use.InFlight == 0 && use.Day.Money == new Usd(0.037m);
            });
        }

        if (broken != "TextRecorder.Close")
        {
            Assert.True(DecisionId.TryParse(seen.Header("x-pointsman-decision"), out DecisionId id));
            var texts = new TextStore(gateway.Parts.Database);
            await Until.HoldsAsync(async () => await texts.FindAsync(
                id, gateway.Parts.Time.GetUtcNow(), TestContext.Current.CancellationToken) is not null);
        }

        Seen again = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false, Cold, MockedGateway.Bearer(key));
        Assert.Equal(broken == "CacheStage.Close" ? null : "hit", again.Header("x-pointsman-cache"));
        string line = Assert.Single(_lines);
        Assert.Contains("route chat: System.InvalidCastException at ", line, StringComparison.Ordinal);
        Assert.Contains(seen.Header("x-pointsman-decision")!, line, StringComparison.Ordinal);
    }

    private Task<MockedGateway> StartAsync(string broken) => MockedGateway.StartAsync(
        setUp => setUp.Route(
            "chat",
            route => route with
            {
                Store = new StoreSettings { Prompts = true }, Cache = new RouteCacheSettings { Mode = CacheMode.All },
            },
            "openai/mock-n4-in7-out3"),
        new FailingTime($"{broken}("), options => options with { OnInternalError = _lines.Enqueue });
}
