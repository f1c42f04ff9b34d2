using System.Net;
using System.Text.Json;
using Pointsman.Server.Tests.Gateway;
using Xunit;

namespace Pointsman.Server.Tests.People;

/// <summary>Cases outlive the process that they came to.</summary>
public sealed class CaseRestartTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<GatewayServer> StartAsync(TemporaryFolder folder) => GatewayServer.StartAsync(
        new GatewayOptions
        {
            DataFolder = folder.Path,
            Catalog = Catalog.LoadEmbedded(),
            Settings = new GatewaySettings
            {
                Listen = new ListenSettings { Port = 0 },
                AdminToken = new Secret("an-admin-token-for-tests"),
                Recording = new RecordingSettings { CommitInterval = TimeSpan.Zero, Slots = 256 },
            },
        },
        Cancel);

    [Fact]
    public async Task A_case_of_a_killed_server_is_answered_by_the_next_and_its_client_finds_the_answer()
    {
        await using PeopleGateway killed = await PeopleGateway.StartAsync();
        CreatedKey key = killed.Mocked.CreateKey();
        string id = await killed.OpenAsync("and after a kill?", MockedGateway.Bearer(key));
        await killed.AdminAsync($"/api/cases/{id}/take", """{ "by": "Ann" }""");
        using TemporaryFolder left = killed.Mocked.CopyFolder();

        await using GatewayServer next = await StartAsync(left);
        using var http = new HttpClient { BaseAddress = next.Address };
        (HttpStatusCode status, JsonElement polled) =
            await PeopleGateway.SendAsync(http, key.Secret, $"/v1/cases/{id}");
        Assert.Equal((HttpStatusCode.Accepted, "taken"), (status, polled.GetProperty("state").GetString()));
        await PeopleGateway.SendAsync(
            http, "an-admin-token-for-tests", $"/api/cases/{id}/answer", """{ "by": "Ann", "text": "Still here." }""");
        (status, polled) = await PeopleGateway.SendAsync(http, key.Secret, $"/v1/cases/{id}");
        Assert.Equal((HttpStatusCode.OK, "Still here."), (status, polled.GetProperty("answer").GetString()));
    }

    [Fact]
    public async Task What_an_answer_cost_that_a_killed_server_did_not_book_is_booked_by_the_next()
    {
        await using PeopleGateway killed = await PeopleGateway.StartAsync();
        string id = await killed.OpenAsync();
        killed.Mocked.Parts.Cases.Store.Answer(id, "Ann", "Yes.", new Usd(1.5m), killed.Mocked.Parts.Time.GetUtcNow());
        using TemporaryFolder left = killed.Mocked.CopyFolder();

        await using GatewayServer next = await StartAsync(left);

        List<RecordedCall> calls = [];
        await Until.HoldsAsync(async () =>
            (calls = await MockedGateway.ReadLedgerAsync(next.Parts.Database)).Any(one => one.ClientFormat == "case"));
        Assert.Equal(new Usd(1.5m), calls.Single(call => call.ClientFormat == "case").Cost);
        Assert.Empty(next.Parts.Cases.Store.Unbooked(next.Parts.Time.GetUtcNow()));
    }
}
