using System.Net;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
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
        CreatedKey key = killed.Mocked.CreateKey(Limited);
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
        Answer(killed, id);
        using TemporaryFolder left = killed.Mocked.CopyFolder();

        await using GatewayServer next = await StartAsync(left);

        List<RecordedCall> calls = [];
        await Until.HoldsAsync(async () =>
            (calls = await MockedGateway.ReadLedgerAsync(next.Parts.Database)).Any(one => one.ClientFormat == "case"));
        Assert.Equal(new Usd(1.5m), calls.Single(call => call.ClientFormat == "case").Cost);
        Assert.Empty(next.Parts.Cases.Store.Unbooked(next.Parts.Time.GetUtcNow()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_is_booked_already_when_the_server_is_killed_is_not_booked_again(bool written)
    {
        await using PeopleGateway killed = await StartAsync(written);
        CreatedKey key = killed.Mocked.CreateKey(Limited);
        string id = await killed.OpenAsync("and then?", MockedGateway.Bearer(key));
        await killed.AnswerAsync(id, "Yes.");
        using TemporaryFolder left = await LeftAsync(killed, written ? 3 : 1);

        await using GatewayServer next = await StartAsync(left);

        await AssertChargedOnceAsync(next, key, cases: 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_a_client_waited_for_is_not_booked_again_either(bool written)
    {
        await using PeopleGateway killed = await StartAsync(written);
        CreatedKey key = killed.Mocked.CreateKey(Limited);
        Task<Seen> asking = killed.AskAsync(MockedGateway.Bearer(key));
        await killed.AnswerAsync(await killed.WaitingAsync(), "Yes.");
        Assert.True((await asking).IsWhole);
        using TemporaryFolder left = await LeftAsync(killed, written ? 2 : 1);

        await using GatewayServer next = await StartAsync(left);

        await AssertChargedOnceAsync(next, key, cases: 0);
    }

    [Fact]
    public async Task An_answer_that_did_not_reach_the_call_that_waited_is_booked_by_the_next()
    {
        await using PeopleGateway killed = await PeopleGateway.StartAsync();
        CreatedKey key = killed.Mocked.CreateKey(Limited);
        Task<Seen> asking = killed.AskAsync(MockedGateway.Bearer(key));
        string id = await killed.WaitingAsync();
        Answer(killed, id);
        using TemporaryFolder left = killed.Mocked.CopyFolder();

        await using GatewayServer next = await StartAsync(left);

        await AssertChargedOnceAsync(next, key, cases: 1);
        killed.Mocked.Parts.Cases.Stop();
        await asking;
    }

    private static KeyDraft Limited => new()
    {
        Name = "ci", Limits = KeyLimits.None with { Usd = new Rates<decimal>(PerDay: 100m) },
    };

    // What is written with the answer, in the instant before anybody has booked it.
    private static void Answer(PeopleGateway gateway, string id) => Assert.True(gateway.Mocked.Parts.Cases.Store.Answer(
        id, "Ann", "Yes.", new Usd(1.5m), gateway.Mocked.Parts.Ledger.SetAside(),
        gateway.Mocked.Parts.Time.GetUtcNow()));

    // Writes every call at once, or the first one and then none for an hour: the others lie in their slots.
    private static async Task<PeopleGateway> StartAsync(bool written)
    {
        PeopleGateway gateway = await PeopleGateway.StartAsync(also: one => one with
        {
            Recording = one.Recording with { CommitInterval = written ? TimeSpan.Zero : TimeSpan.FromHours(1) },
        });
        await gateway.Mocked.AskAsync(Speech.OpenAi, "openai/mock-n2-in7-out3", stream: false);
        await gateway.Mocked.LedgerAsync(1);
        return gateway;
    }

    // As a kill leaves it that comes between the booking and the note that it is done.
    private static async Task<TemporaryFolder> LeftAsync(PeopleGateway killed, int calls)
    {
        await killed.Mocked.LedgerAsync(calls);
        TemporaryFolder left = killed.Mocked.CopyFolder();
        using var database = Database.Open(left.Path);
        using SqliteConnection connection = database.Connect();
        connection.Execute("UPDATE person_case SET booked = 0");
        return left;
    }

    private static async Task AssertChargedOnceAsync(GatewayServer next, CreatedKey key, int cases)
    {
        await next.Parts.Ledger.FlushAsync(Cancel);
        List<RecordedCall> calls = await MockedGateway.ReadLedgerAsync(next.Parts.Database);
        Assert.Equal(cases, calls.Count(call => call.ClientFormat == "case"));
        Usd people = calls.SelectMany(call => call.Attempts).Where(one => one.Target == "human/support")
            .Aggregate(Usd.Zero, (sum, one) => sum + one.Cost);
        Assert.Equal(new Usd(1.5m), people);
        var query = new UsageQuery
        {
            From = DateOnly.MinValue, To = DateOnly.MaxValue, By = UsageGrouping.Model,
        };
        Assert.Equal(new Usd(1.5m), (await next.Parts.Books.UsageAsync(query, Cancel)).Rows
            .Single(row => row.Group == "human/support").Cost);
        Assert.Empty(next.Parts.Cases.Store.Unbooked(next.Parts.Time.GetUtcNow()));

        // The model that was asked first is paid as well.
        Usd counted = next.Parts.Admission.Read(key.Key, next.Parts.Time.GetUtcNow()).Day.Money;
        Assert.Equal(
            calls.Where(call => call.KeyId == key.Key.Id).Aggregate(Usd.Zero, (sum, call) => sum + call.Cost), counted);
    }
}
