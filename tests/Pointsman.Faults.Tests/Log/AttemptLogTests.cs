using Xunit;

namespace Pointsman.Faults.Tests.Log;

public sealed class AttemptLogTests
{
    [Fact]
    public async Task An_attempt_is_logged_as_it_came()
    {
        await using Client client = await Client.StartAsync();
        Ask ask = Ask.Stream("mock-n2-tag");
        await client.HearAsync(ask, key: "secret-1");
        Attempt attempt = client.Mock.Attempts[0];
        Assert.Equal((1, 1, Protocol.OpenAiChat, "mock-n2-tag", true, "POST", ask.Path), (
            attempt.Number, attempt.Connection, attempt.Protocol, attempt.Model, attempt.Streams,
            attempt.Method, attempt.Path));
        Assert.Equal("Bearer secret-1", attempt.Header("AUTHORIZATION"));
        Assert.Equal(ask.Body(), attempt.Body);
        Assert.Equal("mock-n2-tag", attempt.Json().GetProperty("model").GetString());
        Assert.Equal(["tag"], attempt.UnknownTokens);
    }

    [Fact]
    public async Task Its_times_are_in_order_and_its_end_is_there_when_the_client_has_seen_it()
    {
        await using Client client = await Client.StartAsync();
        await client.HearAsync(Ask.Stream("mock-n2-d1-g1"));
        Attempt attempt = client.Mock.Attempts[0];
        Assert.True(attempt.Received < attempt.FirstByte && attempt.FirstByte < attempt.Ended);
        Assert.Equal((Outcome.Completed, 5), (attempt.Outcome, attempt.EventsSent));
    }

    [Fact]
    public async Task The_bytes_sent_are_counted()
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(Ask.Stream("mock-n2"));
        string answer = await raw.ReadToEndAsync();
        Assert.Equal(answer.Length, client.Mock.Attempts[0].BytesSent);
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_is_noticed()
    {
        await using Client client = await Client.StartAsync();
        using var leaving = new CancellationTokenSource();
        HttpResponseMessage response = await client.HeadAsync(Ask.Stream("mock-n4-stall"), leaving.Token);
        await client.AttemptAsync(attempt => attempt.EventsSent == 3);
        response.Dispose();
        Attempt attempt = await client.EndedAsync();
        Assert.Equal((Outcome.ClientLeft, true), (attempt.Outcome, attempt.Ended is not null));
    }

    [Fact]
    public async Task A_client_that_closes_its_side_has_left()
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(new Ask("mock-hang"));
        await client.AttemptAsync(attempt => attempt.Outcome == Outcome.Open);
        raw.Dispose();
        Assert.Equal(Outcome.ClientLeft, (await client.EndedAsync()).Outcome);
    }

    [Fact]
    public async Task No_line_is_lost_among_many_clients()
    {
        const int Clients = 16, Requests = 50;
        await using Client client = await Client.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async one =>
        {
            for (int i = 0; i < Requests; i++)
            {
                Heard heard = await client.HearAsync(new Ask($"mock-c{one}") { Streams = i % 2 == 0 });
                Assert.Equal(200, (int)heard.Status);
            }
        }));
        IReadOnlyList<Attempt> all = client.Mock.Attempts;
        Assert.Equal(Enumerable.Range(1, Clients * Requests), all.Select(attempt => attempt.Number));
        Assert.All(all, attempt => Assert.Equal(Outcome.Completed, attempt.Outcome));
        Assert.All(all.CountBy(attempt => attempt.Model), model => Assert.Equal(Requests, model.Value));
    }

    [Fact]
    public async Task Past_the_budget_for_bodies_a_line_stays_and_its_body_goes()
    {
        Ask ask = new("mock");
        await using Client client = await Client.StartAsync(new MockOptions { MaxLoggedBodyBytes = ask.Body().Length });
        await client.HearAsync(ask);
        await client.HearAsync(ask);
        Assert.Equal([ask.Body(), ""], client.Mock.Attempts.Select(attempt => attempt.Body));
        Assert.All(client.Mock.Attempts, attempt => Assert.Equal(ask.Body().Length, attempt.BodyBytes));
    }

    [Fact]
    public async Task Waiting_ends_with_the_condition_the_token_or_the_conditions_own_fault()
    {
        await using Client client = await Client.StartAsync();
        Task<IReadOnlyList<Attempt>> two = client.Mock.WaitForAsync(all => all.Count == 2, Client.Cancel);
        Task<IReadOnlyList<Attempt>> bad = client.Mock.WaitForAsync(
            all => all.Count == 0 ? false : throw new FormatException(), Client.Cancel);
        using var tired = new CancellationTokenSource();
        Task<IReadOnlyList<Attempt>> never = client.Mock.WaitForAsync(_ => false, tired.Token);
        await client.HearAsync(new Ask("mock"));
        Assert.False(two.IsCompleted);
        await Assert.ThrowsAsync<FormatException>(() => bad);
        await client.HearAsync(new Ask("mock"));
        Assert.Equal(2, (await two).Count);
        await tired.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => never);
    }

    [Fact]
    public async Task What_is_in_flight_when_the_mock_stops_is_stopped()
    {
        Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(new Ask("mock-hang"));
        await client.AttemptAsync(attempt => attempt.Outcome == Outcome.Open);
        await client.DisposeAsync();
        Assert.Equal(Outcome.Stopped, client.Mock.Attempts[0].Outcome);
    }
}
