using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

public sealed class EmbeddingTests : IDisposable
{
    private readonly Sim _sim = new();

    public void Dispose() => _sim.Dispose();

    [Fact]
    public async Task Texts_that_share_words_lie_nearer_than_others()
    {
        double[][] vectors = await EmbedAsync(
            "The invoice shows the wrong amount", "Wrong amount on my invoice", "Penguins swim in cold water");
        Assert.All(vectors, vector => Assert.Equal(256, vector.Length));
        Assert.All(vectors, vector => Assert.Equal(1.0, Dot(vector, vector), 1e-4));
        Assert.True(Dot(vectors[0], vectors[1]) > Dot(vectors[0], vectors[2]) + 0.3);
    }

    [Fact]
    public async Task A_text_has_one_vector() =>
        Assert.Equal(await EmbedAsync("Penguins swim"), await EmbedAsync("Penguins swim"));

    [Fact]
    public async Task Vectors_come_packed_and_shorter_where_that_is_asked_for()
    {
        JsonNode answer = await _sim.AskAsync(
            new JsonObject
            {
                ["model"] = "sim/small", ["input"] = "Penguins", ["encoding_format"] = "base64", ["dimensions"] = 64,
            },
            "/v1/embeddings");
        Assert.Equal(64 * 4, Convert.FromBase64String(answer["data"]![0]!["embedding"]!.GetValue<string>()).Length);
        Assert.Equal(2, answer["usage"]!["prompt_tokens"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("""{"input":""}""", "input")]
    [InlineData("""{"input":[]}""", "input")]
    [InlineData("""{"input":[1,2]}""", "input")]
    [InlineData("""{"input":"x","dimensions":257}""", "dimensions")]
    [InlineData("""{"input":"x","encoding_format":"hex"}""", "encoding_format")]
    public async Task What_cannot_be_embedded_is_named(string text, string param)
    {
        JsonObject body = JsonNode.Parse(text)!.AsObject();
        body["model"] = "sim/small";
        Assert.Equal(param, (await _sim.AskAsync(body, "/v1/embeddings"))["error"]!["param"]!.GetValue<string>());
    }

    private static double Dot(double[] one, double[] other) => one.Zip(other).Sum(pair => pair.First * pair.Second);

    private async Task<double[][]> EmbedAsync(params string[] texts)
    {
        JsonNode answer = await _sim.AskAsync(
            new JsonObject
            {
                ["model"] = "sim/small", ["input"] = new JsonArray([.. texts.Select(text => (JsonNode?)text)]),
            },
            "/v1/embeddings");
        return [.. answer["data"]!.AsArray().Select(one =>
            one!["embedding"]!.AsArray().Select(number => number!.GetValue<double>()).ToArray())];
    }
}
