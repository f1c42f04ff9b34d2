using Xunit;

namespace Pointsman.Faults.Tests.Behaviours;

/// <summary>A held answer lets a test look at what is in flight, without a clock.</summary>
public sealed class HoldTests
{
    [Theory]
    [InlineData("mock-n4-hold", 0)]
    [InlineData("mock-n4-holdcontent", 1)]
    [InlineData("mock-n4-holdmid", 3)]
    [InlineData("mock-n4-holdend", 5)]
    public async Task An_answer_waits_at_its_place_until_it_is_released(string model, int events)
    {
        await using Client client = await Client.StartAsync();
        Task<Heard> hearing = client.HearAsync(Ask.Stream(model));
        Attempt held = await client.AttemptAsync(attempt => attempt.IsHeld);
        Assert.Equal((events, Outcome.Open), (held.EventsSent, held.Outcome));
        client.Mock.Release();
        Assert.Equal("[DONE]", (await hearing).Data[^1]);
        Assert.Equal((false, Outcome.Completed), (client.Mock.Attempts[0].IsHeld, client.Mock.Attempts[0].Outcome));
    }

    [Theory]
    [InlineData(Protocol.OpenAiResponses)]
    [InlineData(Protocol.AnthropicMessages)]
    [InlineData(Protocol.Gemini)]
    public async Task The_end_is_held_in_each_protocol(Protocol protocol)
    {
        await using Client client = await Client.StartAsync();
        Task<Heard> hearing = client.HearAsync(Ask.Stream("mock-holdend", protocol));
        await client.AttemptAsync(attempt => attempt.IsHeld);
        client.Mock.Release();
        Assert.False((await hearing).IsBroken);
    }

    [Theory]
    [InlineData("mock-hold")]
    [InlineData("mock-holdcontent")]
    [InlineData("mock-holdmid")]
    public async Task A_plain_answer_waits_too(string model)
    {
        await using Client client = await Client.StartAsync();
        Task<Heard> hearing = client.HearAsync(new Ask(model));
        await client.AttemptAsync(attempt => attempt.IsHeld);
        client.Mock.Release();
        Assert.Equal(model, (await hearing).Json.GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_client_may_leave_while_it_is_held()
    {
        await using Client client = await Client.StartAsync();
        using var leaving = new CancellationTokenSource();
        Task<HttpResponseMessage> asking = client.HeadAsync(new Ask("mock-hold"), leaving.Token);
        await client.AttemptAsync(attempt => attempt.IsHeld);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Attempt attempt = await client.EndedAsync();
        Assert.Equal((Outcome.ClientLeft, false), (attempt.Outcome, attempt.IsHeld));
    }
}
