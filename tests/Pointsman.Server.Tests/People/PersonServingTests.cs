using System.Net;
using System.Text.Json;
using Pointsman.Server.Tests.Gateway;
using Xunit;

namespace Pointsman.Server.Tests.People;

/// <summary>Clients whose request a person answers: those who wait, those who ask later, those who leave.</summary>
public sealed class PersonServingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Unsure => MockWords.Pieces(2);

    public static TheoryData<string, bool> Clients()
    {
        var all = new TheoryData<string, bool>();
        foreach (string protocol in Speech.All)
        {
            all.Add(protocol, false);
            all.Add(protocol, true);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Who_waits_gets_the_answer_in_its_own_protocol(string protocol, bool stream)
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        Task<Seen> asking = gateway.Mocked.AskAsync(protocol, "chat", stream);
        string id = await gateway.WaitingAsync();

        await gateway.AnswerAsync(id, "Platform 7 → the sea.");

        Seen seen = await asking;
        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal((200, "Platform 7 → the sea."), (seen.Status, seen.Text));
        Assert.Equal(("human/support", id), (seen.Header("x-pointsman-model"), seen.Header("x-pointsman-case")));
        RecordedCall call = await gateway.Mocked.RecordedAsync(seen);
        Assert.Equal((CallOutcome.Completed, 200), (call.Outcome, call.Status));
        Assert.Equal(
            ["general openai/mock-n2-in7-out3 Ok", "person human/support Ok"],
            call.Attempts.Select(one => $"{one.Place} {one.Target} {one.Outcome}"));
        Assert.Equal(new Usd(1.50m), call.Attempts[1].Cost);
        Assert.Contains("person is the last", call.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_polls_is_told_where_to_ask_and_what_a_model_thinks()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        Seen seen = await gateway.AskAsync(PeopleGateway.Polls);

        Assert.Equal(202, seen.Status);
        JsonElement told = JsonElement.Parse(seen.Raw);
        string id = told.GetProperty("case").GetString()!;
        Assert.Equal(id, seen.Header("x-pointsman-case"));
        Assert.Equal($"/v1/cases/{id}", told.GetProperty("poll").GetString());
        Assert.Equal(Unsure, told.GetProperty("provisional").GetString());
        RecordedCall call = await gateway.Mocked.RecordedAsync(seen);
        Assert.Equal((CallOutcome.Waiting, 202), (call.Outcome, call.Status));
        Assert.Equal((AttemptOutcome.Waiting, Usd.Zero), (call.Attempts[^1].Outcome, call.Attempts[^1].Cost));

        (HttpStatusCode status, JsonElement polled) = await gateway.PollAsync(id);
        Assert.Equal((HttpStatusCode.Accepted, "waiting"), (status, polled.GetProperty("state").GetString()));

        await gateway.AnswerAsync(id, "Yes.");
        (status, polled) = await gateway.PollAsync(id);
        Assert.Equal((HttpStatusCode.OK, "answered"), (status, polled.GetProperty("state").GetString()));
        Assert.Equal("Yes.", polled.GetProperty("answer").GetString());
        Assert.Equal("Ann", polled.GetProperty("answeredBy").GetString());
        Assert.Equal(1.50m, polled.GetProperty("cost").GetDecimal());
    }

    [Fact]
    public async Task An_answer_that_came_later_is_in_the_ledger_and_counts_against_the_key()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        CreatedKey key = gateway.Mocked.CreateKey();
        string id = await gateway.OpenAsync(null, MockedGateway.Bearer(key));
        await gateway.AnswerAsync(id, "Yes.");

        RecordedCall late = (await gateway.Mocked.LedgerAsync(2))[1];
        Assert.Equal((key.Key.Id, "chat", "case"), (late.KeyId, late.Route, late.ClientFormat));
        Assert.Equal(("human/support", "person", new Usd(1.50m)),
            (late.Attempts[0].Target, late.Attempts[0].Place, late.Cost));
        (_, JsonElement use) = await gateway.AdminAsync($"/api/keys/{key.Key.Id}/use");
        Assert.True(use.GetProperty("day").GetProperty("usd").GetDecimal() >= 1.50m);
    }

    [Fact]
    public async Task Who_has_waited_as_long_as_the_queue_says_is_told_where_to_ask()
    {
        await using PeopleGateway gateway =
            await PeopleGateway.StartAsync(queue => queue with { Wait = TimeSpan.FromMilliseconds(20) });
        Seen seen = await gateway.AskAsync();
        Assert.Equal((202, CaseState.Waiting), (seen.Status, gateway.Find(seen.Header("x-pointsman-case")!).State));
    }

    [Fact]
    public async Task The_time_of_the_whole_request_ends_the_wait_before_it_is_up()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync(
            route: one => one with { Timeouts = new TimeoutOverrides { Total = TimeSpan.FromSeconds(1) } });
        Assert.Equal(202, (await gateway.AskAsync()).Status);
    }

    [Theory]
    [InlineData(Speech.OpenAi)]
    [InlineData(Speech.Responses)]
    [InlineData(Speech.Anthropic)]
    [InlineData(Speech.Gemini)]
    public async Task A_stream_that_heartbeats_have_begun_ends_with_an_error_that_names_the_case(string protocol)
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync(
            queue => queue with { Wait = TimeSpan.FromMilliseconds(300) },
            also: one => one with { Heartbeat = TimeSpan.FromMilliseconds(10) });
        Seen seen = await gateway.Mocked.AskAsync(protocol, "chat", stream: true);
        Assert.Equal("text/event-stream", seen.ContentType);
        Assert.Contains($"GET /v1/cases/{gateway.List()[0].Id} ", seen.Error, StringComparison.Ordinal);
        Assert.False(seen.IsWhole);
    }

    [Fact]
    public async Task A_client_that_leaves_while_it_waits_withdraws_its_case()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        using var leaving = new CancellationTokenSource();
        using HttpRequestMessage request = MockedGateway.Request(Speech.OpenAi, "chat", stream: false);
        Task<Seen> asking = gateway.Mocked.SendAsync(Speech.OpenAi, false, request, leaving.Token);
        string id = await gateway.WaitingAsync();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await Until.Holds(() => gateway.Find(id).State == CaseState.Withdrawn);
        RecordedCall call = (await gateway.Mocked.LedgerAsync(1))[0];
        Assert.Equal((CallOutcome.ClientLeft, AttemptOutcome.ClientLeft), (call.Outcome, call.Attempts[^1].Outcome));
    }

    [Fact]
    public async Task When_the_queue_is_full_the_surest_answer_so_far_is_given()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync(queue => queue with { Most = 1 });
        await gateway.OpenAsync();
        Seen seen = await gateway.AskAsync();
        Assert.Equal((200, Unsure), (seen.Status, seen.Text));
        RecordedCall call = await gateway.Mocked.RecordedAsync(seen);
        Assert.Equal((AttemptOutcome.Status, 429), (call.Attempts[1].Outcome, call.Attempts[1].HttpStatus));
        Assert.Single(gateway.List());
    }

    [Fact]
    public async Task When_the_queue_is_full_and_nobody_else_answered_the_client_is_told_why()
    {
        await using PeopleGateway gateway =
            await PeopleGateway.StartAsync(queue => queue with { Most = 0 }, target: "openai/mock-500");
        Seen seen = await gateway.AskAsync();
        Assert.Equal(503, seen.Status);
        Assert.Contains("raise people.queues.support.most", seen.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_has_the_conversation_and_what_models_answered()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        PersonCase one = gateway.Find(await gateway.OpenAsync());
        Assert.Equal([new CaseMessage("user", Speech.Question)], one.Messages);
        EarlierAnswer earlier = Assert.Single(one.Earlier);
        Assert.Equal(("general", "openai/mock-n2-in7-out3", Unsure),
            (earlier.Step, earlier.Target, earlier.Text));
        Assert.Equal(("support", "chat", "person", 0), (one.Queue, one.Route, one.Place, one.KeyId));
    }

    [Fact]
    public async Task A_case_has_as_much_of_earlier_answers_as_the_route_says()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync(
            route: one => one with { Tiering = new TieringOptions { HandedOnCharacters = 5 } });
        PersonCase one = gateway.Find(await gateway.OpenAsync());
        Assert.Equal(Unsure[..5] + "…", Assert.Single(one.Earlier).Text);
    }

    [Fact]
    public async Task A_case_that_is_withdrawn_while_somebody_waits_gives_the_surest_answer_so_far()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        Task<Seen> asking = gateway.AskAsync();
        await gateway.AdminAsync($"/api/cases/{await gateway.WaitingAsync()}/withdraw", "");
        Assert.Equal(Unsure, (await asking).Text);
    }

    [Fact]
    public async Task People_get_the_next_case_however_many_went_unanswered()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        for (int i = 0; i < 12; i++)
        {
            Task<Seen> asking = gateway.AskAsync();
            await gateway.AdminAsync($"/api/cases/{await gateway.WaitingAsync()}/withdraw", "");
            Assert.Equal(Unsure, (await asking).Text);
        }

        Assert.StartsWith("case_", await gateway.OpenAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_says_is_taken_whatever_the_route_checks()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync(
            route: one => one with { Checks = new CheckSettings { Json = true, Retries = 0 } });
        Task<Seen> asking = gateway.AskAsync();
        await gateway.AnswerAsync(await gateway.WaitingAsync(), "Plainly: no.");
        Assert.Equal("Plainly: no.", (await asking).Text);
    }

    [Fact]
    public async Task An_answer_that_costs_more_than_the_request_may_is_not_asked_for()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync(
            queue => queue with { CostPerCase = new Usd(20m) }, route: one => one with { Budget = new Usd(19m) });
        Assert.Equal(Unsure, (await gateway.AskAsync()).Text);
        Assert.Empty(gateway.List());
    }

    [Fact]
    public async Task A_person_may_be_a_step_of_a_cascade_and_of_a_route_inside_another()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("inner", one => one with
            {
                Strategy = RouteStrategy.Cascade, Targets = [],
                Steps =
                [
                    new StepSettings { Use = ["openai/mock-n2"] }, new StepSettings { Use = ["human/sales"] },
                    new StepSettings { Use = ["openai/mock-n4"] },
                ],
            }, "openai/mock-n2", "openai/mock-n4")
            .Route("outer", one => one with
            {
                Strategy = RouteStrategy.Tiered, Targets = [],
                Tiers = [new StepSettings { Use = ["openai/mock-n4"] }, new StepSettings { Use = ["inner"] }],
            }));
        Task<Seen> asking = gateway.AskAsync(Speech.Anthropic, "outer", stream: true);
        IReadOnlyList<PersonCase> open = [];
        await Until.Holds(() =>
            (open = gateway.Parts.Cases.Store.List(new CaseQuery(), gateway.Parts.Time.GetUtcNow())).Count > 0);
        gateway.Parts.Cases.Answer(open[0].Id, "Ann", "Yes.");
        Seen seen = await asking;
        Assert.Equal("Yes.", seen.Text);
        Assert.Equal(["tier 1", "step 1"], open[0].Earlier.Select(one => one.Step));
        Assert.Equal(Usd.Zero, (await gateway.RecordedAsync(seen)).Attempts[^1].Cost);
    }

    [Fact]
    public async Task A_server_that_stops_tells_who_waits_where_to_ask()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        Task<Seen> asking = gateway.AskAsync();
        string id = await gateway.WaitingAsync();
        await gateway.Mocked.Server.StopAsync(Cancel);
        Seen seen = await asking;
        Assert.Equal((202, id), (seen.Status, seen.Header("x-pointsman-case")));
    }

    [Fact]
    public async Task A_case_is_shown_to_its_key_and_to_the_admin_and_to_nobody_else()
    {
        await using PeopleGateway gateway = await PeopleGateway.StartAsync();
        CreatedKey own = gateway.Mocked.CreateKey();
        CreatedKey other = gateway.Mocked.CreateKey();
        string id = await gateway.OpenAsync(null, MockedGateway.Bearer(own));
        Assert.Equal(HttpStatusCode.Accepted, (await gateway.PollAsync(id, own)).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await gateway.AdminAsync($"/v1/cases/{id}")).Status);
        (HttpStatusCode status, JsonElement foreign) = await gateway.PollAsync(id, other);
        (HttpStatusCode missing, JsonElement none) = await gateway.PollAsync("case_none", other);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (status, missing));
        Assert.Equal(none.GetRawText(), foreign.GetRawText());
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.PollAsync(id)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.AsAsync("pm_nobody", $"/v1/cases/{id}")).Status);
    }
}
