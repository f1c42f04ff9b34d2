using System.Text.Json;
using Xunit;

namespace Pointsman.Faults.Tests;

public sealed class DiscoveryTests
{
    [Theory]
    [InlineData("/v1/models", "data", "id", "mock-a")]
    [InlineData("/openai/v1/models", "data", "id", "mock-a")]
    [InlineData("/v1beta/models", "models", "name", "models/mock-a")]
    [InlineData("/api/tags", "models", "name", "mock-a")]
    public async Task Models_are_listed_in_each_form(string path, string list, string name, string value)
    {
        await using Client client = await Client.StartAsync(new MockOptions { Models = ["mock-a", "mock-b"] });
        JsonElement answer = (await client.GetAsync(path)).Json;
        Assert.Equal(2, answer.Items(list).Count());
        Assert.Equal(value, answer.GetProperty(list)[0].Text(name));
        Assert.Equal(Protocol.Discovery, client.Mock.Attempts[0].Protocol);
    }

    [Fact]
    public async Task Anthropics_list_is_told_by_its_header()
    {
        await using Client client = await Client.StartAsync();
        using var message = new HttpRequestMessage(HttpMethod.Get, client.Mock.BaseUrl + "/v1/models");
        message.Headers.Add("anthropic-version", "2023-06-01");
        Heard heard = await client.HearAsync(message);
        Assert.Equal("model", heard.Json.GetProperty("data")[0].Text("type"));
    }

    [Fact]
    public async Task Ollama_tells_its_version()
    {
        await using Client client = await Client.StartAsync();
        Assert.NotNull((await client.GetAsync("/api/version")).Json.Text("version"));
    }

    [Fact]
    public async Task Another_path_is_not_found_and_logged()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(
            new HttpRequestMessage(HttpMethod.Post, client.Mock.BaseUrl + "/v1/v1/messages"));
        Assert.Equal(404, (int)heard.Status);
        Assert.Equal((Protocol.None, 404), (client.Mock.Attempts[0].Protocol, client.Mock.Attempts[0].Status));
    }
}
