using System.Text.Json;
using Xunit;

namespace Pointsman.Faults.Tests.Control;

public sealed class ControlTests
{
    [Fact]
    public async Task The_log_can_be_read_over_HTTP()
    {
        await using Client client = await Client.StartAsync();
        await client.HearAsync(Ask.Stream("mock-n2-cut"), key: "secret-1");
        JsonElement attempt = (await client.GetAsync("/control/attempts")).Json[0];
        Assert.Equal("openAiChat", attempt.Text("protocol"));
        Assert.Equal("mock-n2-cut", attempt.Text("model"));
        Assert.Contains(attempt.Items("headers"), header => header.Text("value") == "Bearer secret-1");
        Assert.Equal("closed", attempt.Text("outcome"));
        Assert.True(attempt.GetProperty("endedMs").GetDouble() >= attempt.GetProperty("firstByteMs").GetDouble());
        Assert.Single(client.Mock.Attempts);
    }

    [Fact]
    public async Task The_sums_can_be_read_and_forgotten()
    {
        await using Client client = await Client.StartAsync();
        await client.HearAsync(new Ask("mock-429"));
        await client.HearAsync(Ask.Stream("mock"));
        JsonElement stats = (await client.GetAsync("/control/stats")).Json;
        Assert.Equal((2, 1), (stats.GetProperty("attempts").GetInt32(), stats.GetProperty("streams").GetInt32()));
        Assert.Equal(1, stats.GetProperty("statuses").GetProperty("429").GetInt32());
        await PostAsync(client, "/control/reset");
        Assert.Empty(client.Mock.Attempts);
    }

    [Fact]
    public async Task What_is_held_can_be_released_from_outside()
    {
        await using Client client = await Client.StartAsync();
        Task<Heard> hearing = client.HearAsync(new Ask("mock-hold"));
        await client.AttemptAsync(attempt => attempt.IsHeld);
        await PostAsync(client, "/control/release");
        Assert.Equal(200, (int)(await hearing).Status);
    }

    [Fact]
    public async Task A_model_can_be_changed_from_outside()
    {
        await using Client client = await Client.StartAsync();
        await PostAsync(client, "/control/behave?model=mock-a&as=mock-503");
        Assert.Equal(503, (int)(await client.HearAsync(new Ask("mock-a"))).Status);
        await PostAsync(client, "/control/behave?model=mock-a");
        Assert.Equal(200, (int)(await client.HearAsync(new Ask("mock-a"))).Status);
        Assert.Equal(400, (int)(await PostAsync(client, "/control/behave")).Status);
    }

    private static async Task<Heard> PostAsync(Client client, string path)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, client.Mock.BaseUrl + path);
        return await client.HearAsync(message);
    }
}
