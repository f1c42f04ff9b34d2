using System.Runtime.InteropServices;
using System.Text.Json;
using Xunit;

namespace Pointsman.Faults.Tests.OpenAi;

public sealed class EmbeddingsTests
{
    [Fact]
    public async Task The_same_text_has_the_same_vector()
    {
        await using Client client = await Client.StartAsync();
        JsonElement data = (await AskAsync(client, """{"model":"mock","input":["a","b","a"],"dimensions":16}"""))
            .GetProperty("data");
        Assert.Equal(16, data[0].GetProperty("embedding").GetArrayLength());
        Assert.Equal(data[0].GetProperty("embedding").GetRawText(), data[2].GetProperty("embedding").GetRawText());
        Assert.NotEqual(data[0].GetProperty("embedding").GetRawText(), data[1].GetProperty("embedding").GetRawText());
    }

    [Fact]
    public async Task Base64_holds_the_same_numbers()
    {
        await using Client client = await Client.StartAsync();
        JsonElement plain = await AskAsync(client, """{"model":"mock","input":"a"}""");
        JsonElement coded = await AskAsync(client, """{"model":"mock","input":"a","encoding_format":"base64"}""");
        byte[] bytes = coded.GetProperty("data")[0].GetProperty("embedding").GetBytesFromBase64();
        Assert.Equal(
            plain.GetProperty("data")[0].GetProperty("embedding").EnumerateArray().Select(one => one.GetSingle()),
            MemoryMarshal.Cast<byte, float>(bytes).ToArray());
    }

    [Fact]
    public async Task Faults_work_for_embeddings_too()
    {
        await using Client client = await Client.StartAsync();
        JsonElement error = await AskAsync(client, """{"model":"mock-503","input":"a"}""");
        Assert.Equal("server_error", error.GetProperty("error").GetProperty("type").GetString());
        Assert.Equal(503, client.Mock.Attempts[0].Status);
    }

    private static async Task<JsonElement> AskAsync(Client client, string body)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, client.Mock.BaseUrl + "/v1/embeddings")
        {
            Content = new StringContent(body),
        };
        return (await client.HearAsync(message)).Json;
    }
}
