using System.Net;
using System.Text.Json;
using Xunit;

namespace Pointsman.Server.Tests.People;

/// <summary>Cases in the admin API: who has them, who answered, what it cost, how long they are kept.</summary>
public sealed class CaseEndpointsTests
{
    private static async Task<string> FaultAsync(
        PeopleGateway gateway, HttpStatusCode expected, string path, string? body = null)
    {
        (HttpStatusCode status, JsonElement json) = await gateway.AdminAsync(path, body);
        Assert.Equal(expected, status);
        return PeopleGateway.Faults(json);
    }

    [Fact]
    public async Task Cases_are_listed_the_newest_last_by_queue_and_state_page_by_page()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        string[] ids = [await gateway.OpenAsync(), await gateway.OpenAsync(), await gateway.OpenAsync()];
        await gateway.AnswerAsync(ids[1], "Yes.");

        async Task<string[]> ListAsync(string query) =>
            [.. (await gateway.AdminAsync("/api/cases" + query)).Json.GetProperty("cases").EnumerateArray()
                .Select(one => one.GetProperty("id").GetString()!)];
        Assert.Equal(ids, await ListAsync(""));
        Assert.Equal([ids[0], ids[2]], await ListAsync("?state=waiting&queue=support"));
        Assert.Equal([ids[1]], await ListAsync("?state=answered"));
        Assert.Empty(await ListAsync("?queue=sales"));
        JsonElement page = (await gateway.AdminAsync("/api/cases?limit=2")).Json;
        Assert.Equal([ids[2]], await ListAsync($"?after={page.GetProperty("next").GetInt64()}"));
        Assert.DoesNotContain("Where does the train go", page.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_a_list_is_told()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        string faults = await FaultAsync(
            gateway, HttpStatusCode.BadRequest, "/api/cases?state=open&limit=0&after=x&colour=red");
        Assert.Equal(4, faults.Split('\n').Length);
        Assert.Contains("waiting, taken, answered, withdrawn, expired", faults, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_take_a_case_at_once_one_gets_it()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        for (int i = 0; i < 10; i++)
        {
            string id = await gateway.OpenAsync();
            (HttpStatusCode Status, JsonElement Json)[] taken = await Task.WhenAll(
                gateway.AdminAsync($"/api/cases/{id}/take", """{ "by": "Ann" }"""),
                gateway.AdminAsync($"/api/cases/{id}/take", """{ "by": "Bob" }"""));
            string by = taken.Single(one => one.Status == HttpStatusCode.OK).Json.GetProperty("takenBy").GetString()!;
            string refused = PeopleGateway.Faults(taken.Single(one => one.Status == HttpStatusCode.Conflict).Json);
            Assert.StartsWith($"by: {by} has it until", refused, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_first_answer_stands_and_the_second_is_told_whose_it_was()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        string id = await gateway.OpenAsync();
        Assert.Equal(HttpStatusCode.OK, (await gateway.AnswerAsync(id, "Yes.")).Status);
        (HttpStatusCode status, JsonElement second) = await gateway.AnswerAsync(id, "No.", "Bob");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal(
            "state: Ann has answered it; read the answer; it stands as it is", PeopleGateway.Faults(second));
        Assert.Equal(("Yes.", "Ann"), (gateway.Find(id).Answer, gateway.Find(id).AnsweredBy));
        Assert.Equal(HttpStatusCode.Conflict, (await gateway.AnswerAsync(id, "Yes.")).Status);
    }

    [Fact]
    public async Task Who_has_a_case_alone_may_answer_it_and_its_cost_counts_from_when_it_was_taken()
    {
        var time = new ManualTime();
        await using PeopleGateway gateway = await PeopleGateway.StartAsync(time: time);
        string id = await gateway.OpenAsync();
        await gateway.AdminAsync($"/api/cases/{id}/take", """{ "by": "Ann" }""");
        time.Now += TimeSpan.FromMinutes(12);
        Assert.Equal(HttpStatusCode.Conflict, (await gateway.AnswerAsync(id, "No.", "Bob")).Status);

        JsonElement answered = (await gateway.AnswerAsync(id, "Yes.")).Json;

        Assert.Equal(7.50m, answered.GetProperty("costUsd").GetDecimal());
        Assert.Equal(720, answered.GetProperty("workedSeconds").GetDouble());
    }

    [Fact]
    public async Task A_case_whose_taker_vanishes_waits_again_when_the_lease_is_over()
    {
        var time = new ManualTime();
        await using PeopleGateway gateway = await PeopleGateway.StartAsync(
            queue => queue with { Lease = TimeSpan.FromMinutes(30) }, time);
        string id = await gateway.OpenAsync();
        await gateway.AdminAsync($"/api/cases/{id}/take", """{ "by": "Ann" }""");
        time.Now += TimeSpan.FromMinutes(29);
        await gateway.AdminAsync($"/api/cases/{id}/take", """{ "by": "Ann" }""");
        time.Now += TimeSpan.FromMinutes(29);
        Assert.Equal(("Ann", CaseState.Taken), (gateway.Find(id).TakenBy, gateway.Find(id).State));

        time.Now += TimeSpan.FromMinutes(1);

        Assert.Equal((null, CaseState.Waiting), (gateway.Find(id).TakenBy, gateway.Find(id).State));
        (_, JsonElement taken) = await gateway.AdminAsync($"/api/cases/{id}/take", """{ "by": "Bob" }""");
        Assert.Equal("Bob", taken.GetProperty("takenBy").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await gateway.AnswerAsync(id, "Yes.")).Status);
    }

    [Fact]
    public async Task A_case_that_is_given_back_is_everybodys()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        string id = await gateway.OpenAsync();
        Assert.StartsWith("state: nobody has it; take it first",
            await FaultAsync(gateway, HttpStatusCode.Conflict, $"/api/cases/{id}/release", """{ "by": "Ann" }"""),
            StringComparison.Ordinal);
        await gateway.AdminAsync($"/api/cases/{id}/take", """{ "by": "Ann" }""");
        Assert.StartsWith("by: Ann has it",
            await FaultAsync(gateway, HttpStatusCode.Conflict, $"/api/cases/{id}/release", """{ "by": "Bob" }"""),
            StringComparison.Ordinal);
        (_, JsonElement released) = await gateway.AdminAsync($"/api/cases/{id}/release", """{ "by": "Ann" }""");
        Assert.Equal("waiting", released.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.OK, (await gateway.AnswerAsync(id, "Yes.", "Bob")).Status);
    }

    [Theory]
    [InlineData("{", "body: this is no JSON object")]
    [InlineData("{}", "by: found nothing; say who you are")]
    [InlineData("""{ "by": "Ann" }""", "text: found nothing; write the answer")]
    [InlineData("""{ "by": "Ann", "text": " \n" }""", "text: found nothing; write the answer")]
    [InlineData("""{ "by": "A\u0007n", "text": "Yes." }""", "by: found characters that cannot be seen")]
    [InlineData("""{ "by": "Ann", "text": "Yes.", "colour": "red" }""", "colour: this key is unknown")]
    public async Task What_is_wrong_with_an_answer_is_told(string body, string fault)
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        string id = await gateway.OpenAsync();
        Assert.Contains(
            fault, await FaultAsync(gateway, HttpStatusCode.BadRequest, $"/api/cases/{id}/answer", body),
            StringComparison.Ordinal);
        Assert.Equal(CaseState.Waiting, gateway.Find(id).State);
    }

    [Fact]
    public async Task A_case_that_is_not_there_is_told_so()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        await FaultAsync(gateway, HttpStatusCode.NotFound, "/api/cases/case_none");
        await FaultAsync(gateway, HttpStatusCode.NotFound, "/api/cases/case_none/withdraw", "");
        Assert.StartsWith("id: there is no such case",
            await FaultAsync(gateway, HttpStatusCode.NotFound, "/api/cases/case_none/take", """{ "by": "Ann" }"""),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/case_none")]
    public async Task Nobody_comes_in_without_the_admin_token(string path)
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.AsAsync(null, "/api/cases" + path)).Status);
        string key = gateway.Mocked.CreateKey().Secret;
        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.AsAsync(key, "/api/cases" + path)).Status);
    }

    [Fact]
    public async Task A_case_that_nobody_answers_expires_and_is_deleted_with_its_texts()
    {
        var time = new ManualTime();
        await using PeopleGateway gateway = await PeopleGateway.StartAsync(
            queue => queue with { OpenDays = 2, RetentionDays = 14 }, time);
        string id = await gateway.OpenAsync("a word like xyzzyplugh");
        time.Now += TimeSpan.FromDays(2);
        Assert.Equal(CaseState.Expired, gateway.Find(id).State);
        Assert.Equal(ManualTime.Noon + TimeSpan.FromDays(2), gateway.Find(id).Ended);
        Assert.Equal(HttpStatusCode.Conflict, (await gateway.AnswerAsync(id, "Yes.")).Status);
        Assert.Equal((HttpStatusCode.OK, "expired"), await PolledAsync(gateway, id));

        CaseStore store = gateway.Mocked.Parts.Cases.Store;
        store.Trim(_ => TimeSpan.FromDays(14), time.Now);
        time.Now += TimeSpan.FromDays(13);
        store.Trim(_ => TimeSpan.FromDays(14), time.Now);
        Assert.NotNull(gateway.Find(id));
        time.Now += TimeSpan.FromDays(1);
        Assert.Empty(gateway.List());
        store.Trim(_ => TimeSpan.FromDays(14), time.Now);
        time.Now -= TimeSpan.FromDays(10);
        Assert.Empty(gateway.List());
    }

    [Fact]
    public async Task A_shorter_time_of_the_queue_holds_for_what_is_kept_already()
    {
        var time = new ManualTime();
        await using PeopleGateway gateway = await PeopleGateway.StartAsync(time: time);
        string id = await gateway.OpenAsync();
        await gateway.AnswerAsync(id, "Yes.");
        time.Now += TimeSpan.FromDays(3);
        gateway.Mocked.Parts.Cases.Store.Trim(_ => TimeSpan.FromDays(4), time.Now);
        Assert.Single(gateway.List());
        gateway.Mocked.Parts.Cases.Store.Trim(_ => TimeSpan.FromDays(3), time.Now);
        Assert.Empty(gateway.List());
    }

    private static async Task<(HttpStatusCode Status, string? State)> PolledAsync(PeopleGateway gateway, string id)
    {
        (HttpStatusCode status, JsonElement json) = await gateway.PollAsync(id);
        return (status, json.GetProperty("state").GetString());
    }
}
