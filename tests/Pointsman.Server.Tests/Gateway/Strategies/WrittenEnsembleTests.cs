using Xunit;
using Asked = Pointsman.Faults.Attempt;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>What the configuration says of an ensemble is what is done.</summary>
public sealed class WrittenEnsembleTests
{
    private static readonly string Small = MockWords.Pieces(2), Large = MockWords.Pieces(4);

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public async Task A_member_counts_by_its_weight(int weight, bool small)
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync($$"""
            routes:
              chat: { strategy: ensemble, quorum: 3, members: [ { use: small, weight: {{weight}} }, large, other ] }
            """);
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);
        Assert.Equal(small ? Small : Large, seen.Text);
    }

    [Theory]
    [InlineData("choice", "Which answer is best?")]
    [InlineData("pairs", "Which answer is best?")]
    [InlineData("points", "Give each answer points from 0 to 100.")]
    public async Task A_judge_is_asked_in_the_way_that_is_written_and_told_what_matters(string by, string request)
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync($$"""
            routes:
              chat:
                strategy: ensemble
                members: [small, large, other]
                quorum: 3
                join: best
                by: {{by}}
                criteria: Politeness counts most.
                judge: away/mock-n1-judge
            """);
        await gateway.AskAsync(Speech.OpenAi, "chat", false);
        Asked asked = gateway.Mock.Attempts.First(one => one.Model == "mock-n1-judge");
        Assert.Contains(request, asked.Body, StringComparison.Ordinal);
        Assert.Contains("Politeness counts most.", asked.Body, StringComparison.Ordinal);
        Assert.Equal(by != "pairs", asked.Body.Contains("Answer C:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Samples_have_the_temperature_that_is_written_unless_the_request_has_one()
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync(
            "routes: { chat: { strategy: ensemble, members: small, samples: 2, quorum: 2, temperature: 0.5 } }");
        await gateway.AskAsync(Speech.OpenAi, "chat", false);
        await gateway.AskAsync(Speech.OpenAi, "chat", false, "\"temperature\":0.25,");
        Assert.Equal(
            [true, true, false, false],
            gateway.Mock.Attempts.Select(one => one.Body.Contains("\"temperature\":0.5", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_more_members_are_asked_at_once_than_is_written()
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync("""
            routes:
              chat: { strategy: ensemble, members: [away/mock-n2-hold, large, other], quorum: 3, atOnce: 1 }
            """);
        Task<Seen> asking = gateway.AskAsync(Speech.OpenAi, "chat", false);
        await gateway.Mock.WaitForAsync(
            attempts => attempts is [{ IsHeld: true }], TestContext.Current.CancellationToken);
        gateway.Mock.Release();
        Assert.True((await asking).IsWhole);
        IReadOnlyList<Asked> all = gateway.Mock.Attempts;
        Assert.Equal(3, all.Count);
        Assert.All(all.Skip(1), (one, i) => Assert.True(one.Received >= all[i].FirstByte));
    }
}
