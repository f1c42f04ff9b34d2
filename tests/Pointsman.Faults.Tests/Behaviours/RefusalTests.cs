using System.Net;
using System.Text.Json;
using Xunit;

namespace Pointsman.Faults.Tests.Behaviours;

public sealed class RefusalTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, Protocol, int> Statuses()
    {
        var rows = new TheoryData<string, Protocol, int>();
        foreach (Protocol protocol in Ask.Streaming)
        {
            foreach (int status in (int[])[400, 401, 403, 404, 429, 500, 503, 529])
            {
                rows.Add($"mock-{status}", protocol, status);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Any_status_comes_in_the_protocols_own_shape(string model, Protocol protocol, int status)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream(model, protocol));
        Assert.Equal(status, (int)heard.Status);
        JsonElement error = heard.Json.GetProperty("error");
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.Equal(protocol == Protocol.AnthropicMessages, heard.Json.TryGetProperty("type", out _));
        Assert.Equal(protocol == Protocol.Gemini, error.TryGetProperty("status", out _));
        Assert.Equal(status, client.Mock.Attempts[0].Status);
        Assert.Equal(Outcome.Completed, client.Mock.Attempts[0].Outcome);
    }

    [Theory]
    [InlineData("mock-429", null, null)]
    [InlineData("mock-429-ra7", "Retry-After", "7")]
    [InlineData("mock-503-radate90", "Retry-After", "Sun, 01 Mar 2026 12:01:30 GMT")]
    [InlineData("mock-429-rams250", "retry-after-ms", "250")]
    [InlineData("mock-429-raxms300", "x-ms-retry-after-ms", "300")]
    [InlineData("mock-429-rabad", "Retry-After", "soon")]
    [InlineData("mock-500-noretry", "x-should-retry", "false")]
    [InlineData("mock-400-retry", "x-should-retry", "true")]
    public async Task The_wait_is_told_in_every_form(string model, string? name, string? value)
    {
        await using Client client = await Client.StartAsync(new MockOptions { Time = new FixedTime(Noon) });
        Heard heard = await client.HearAsync(new Ask(model));
        string[] told = ["retry-after", "retry-after-ms", "x-ms-retry-after-ms", "x-should-retry"];
        Assert.Equal(name is null ? 0 : 1, told.Count(heard.Headers.ContainsKey));
        Assert.Equal(value, name is null ? null : heard.Headers[name]);
    }

    [Theory]
    [InlineData("mock-rate3", 0.4, 1)]
    [InlineData("mock-rate3", 0.7, 2)]
    [InlineData("mock-window3", 0.7, 0)]
    [InlineData("mock-window3", 1, 2)]
    public async Task What_comes_too_fast_is_refused(string model, double secondsLater, int answeredThen)
    {
        var time = new StandingTime();
        await using Client client = await Client.StartAsync(new MockOptions { Time = time });
        var statuses = new List<int>();
        for (int attempt = 1; attempt <= 6; attempt++)
        {
            time.Passed = TimeSpan.FromSeconds(attempt <= 4 ? 0 : secondsLater);
            statuses.Add((int)(await client.HearAsync(new Ask(model))).Status);
        }

        Assert.Equal([200, 200, 200, 429], statuses[..4]);
        Assert.Equal(answeredThen, statuses[4..].Count(status => status == 200));
    }

    [Fact]
    public async Task A_status_may_last_for_the_first_attempts_only()
    {
        await using Client client = await Client.StartAsync();
        Assert.Equal([500, 500, 200, 200], await StatusesAsync(client, "mock-fail500x2", 4));
        Assert.Equal([1, 2, 3, 4], client.Mock.Attempts.Select(attempt => attempt.AttemptOfModel));
    }

    [Fact]
    public async Task Every_nth_attempt_may_fail()
    {
        await using Client client = await Client.StartAsync();
        Assert.Equal([200, 500, 200, 500], await StatusesAsync(client, "mock-flaky2", 4));
        Assert.Equal([200, 200, 429], await StatusesAsync(client, "mock-flaky3-429", 3));
    }

    [Fact]
    public async Task Each_attempt_may_have_a_behaviour_of_its_own_and_the_last_stays()
    {
        await using Client client = await Client.StartAsync();
        Assert.Equal([500, 429, 200, 200], await StatusesAsync(client, "mock-500-then-429-ra1-then-ok", 4));
    }

    [Fact]
    public async Task Models_are_counted_apart_and_anew_after_a_reset()
    {
        await using Client client = await Client.StartAsync();
        Assert.Equal([500], await StatusesAsync(client, "mock-fail500x1-a", 1));
        Assert.Equal([500], await StatusesAsync(client, "mock-fail500x1-b", 1));
        client.Mock.Reset();
        Assert.Equal([500, 200], await StatusesAsync(client, "mock-fail500x1-a", 2));
    }

    [Fact]
    public async Task A_key_may_speak_in_the_place_of_the_model()
    {
        await using Client client = await Client.StartAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.HearAsync(new Ask("mock"), key: "mock-429")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.HearAsync(new Ask("mock"), key: "mock-ok")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.HearAsync(new Ask("mock"), key: "sk-429")).Status);
    }

    [Fact]
    public async Task A_model_may_be_told_to_act_as_another()
    {
        await using Client client = await Client.StartAsync();
        client.Mock.Behave("mock-a", "mock-503");
        Assert.Equal([503, 503], await StatusesAsync(client, "mock-a", 2));
        client.Mock.Behave("mock-a", null);
        Assert.Equal([200], await StatusesAsync(client, "mock-a", 1));
    }

    [Theory]
    [InlineData(Protocol.OpenAiChat, "context_length_exceeded")]
    [InlineData(Protocol.OpenAiResponses, "context_length_exceeded")]
    [InlineData(Protocol.AnthropicMessages, "prompt is too long")]
    [InlineData(Protocol.Gemini, "exceeds the maximum number of tokens")]
    public async Task A_prompt_past_the_window_is_refused_as_the_provider_does(Protocol protocol, string words)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-context", protocol));
        Assert.Equal(HttpStatusCode.BadRequest, heard.Status);
        Assert.Contains(words, heard.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Protocol.OpenAiChat, "invalid_prompt")]
    [InlineData(Protocol.AzureChat, "ResponsibleAIPolicyViolation")]
    [InlineData(Protocol.AnthropicMessages, "content filter")]
    public async Task A_filtered_prompt_is_refused_as_the_provider_does(Protocol protocol, string words)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-filter", protocol));
        Assert.Equal(HttpStatusCode.BadRequest, heard.Status);
        Assert.Contains(words, heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_account_is_another_429()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-quota"));
        Assert.Equal(HttpStatusCode.TooManyRequests, heard.Status);
        Assert.Equal("insufficient_quota", heard.Json.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Stream_options_are_refused_only_where_they_are_sent()
    {
        await using Client client = await Client.StartAsync();
        Heard refused = await client.HearAsync(Ask.Stream("mock-nostreamopts") with { IncludesUsage = true });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("stream_options", refused.Json.GetProperty("error").GetProperty("param").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.HearAsync(Ask.Stream("mock-nostreamopts"))).Status);
    }

    private static async Task<List<int>> StatusesAsync(Client client, string model, int times)
    {
        var statuses = new List<int>();
        for (int i = 0; i < times; i++)
        {
            statuses.Add((int)(await client.HearAsync(new Ask(model))).Status);
        }

        return statuses;
    }
}
