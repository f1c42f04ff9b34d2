using System.Net;
using Microsoft.Extensions.AI;
using Pointsman.Faults;
using Xunit;
using static Pointsman.Providers.Tests.Clients.MockedProvider;

namespace Pointsman.Providers.Tests.Clients;

public sealed class ProviderEmbeddingTests(MockedProvider provider) : IClassFixture<MockedProvider>
{
    public static TheoryData<string> Protocols => [AtOpenAi, AtGemini];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Texts_get_their_vectors_in_their_order(string protocol)
    {
        using HttpMessageInvoker http = provider.Bare();
        using ProviderEmbeddingGenerator generator = Generator(protocol, "mock-ok", http);
        GeneratedEmbeddings<Embedding<float>> made = await generator.GenerateAsync(
            ["points", "signals"], new EmbeddingGenerationOptions { Dimensions = 5 }, Cancel);

        Assert.Equal([EmbeddingVector.Of("points", 5), EmbeddingVector.Of("signals", 5)],
            made.Select(one => one.Vector.ToArray()), new Near());
        Assert.True(made.Usage?.InputTokenCount > 0);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_refusal_tells_status_word_and_how_long_to_wait(string protocol)
    {
        using HttpMessageInvoker http = provider.Bare();
        using ProviderEmbeddingGenerator generator = Generator(protocol, "mock-429-ra7", http);
        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => generator.GenerateAsync(["points"], null, Cancel));
        Assert.Equal((HttpStatusCode.TooManyRequests, ErrorCode.RateLimited), (failure.StatusCode, failure.Error.Code));
        Assert.Equal(TimeSpan.FromSeconds(7), failure.RetryAfter);
    }

    [Theory]
    [InlineData("""{"data":[{"index":0,"embedding":[1]}]}""", "there are 1 vectors for 2 texts")]
    [InlineData("""{"data":[{"index":7,"embedding":[1]}]}""", "data[0] is no vector of one of the texts")]
    [InlineData("""{"choices":[]}""", "there is no vector in it")]
    [InlineData("<html>", "there is no vector in it")]
    public async Task What_is_no_answer_is_never_given_as_one(string body, string why)
    {
        using var http = new HttpMessageInvoker(new Saying(body));
        using ProviderEmbeddingGenerator generator = Generator(AtOpenAi, "any", http);
        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => generator.GenerateAsync(["points", "signals"], null, Cancel));
        Assert.Equal(502, failure.Error.Status);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_for_the_vectors_of_nothing()
    {
        using var http = new HttpMessageInvoker(new Saying("{}"));
        using ProviderEmbeddingGenerator generator = Generator(AtOpenAi, "any", http);
        Assert.Empty(await generator.GenerateAsync([], null, Cancel));
    }

    [Fact]
    public async Task Simulated_vectors_of_texts_that_share_words_lie_near_each_other()
    {
        using ProviderEmbeddingGenerator generator = SimulatedChat.Vectors(
            "sim/small", new SimulatedOptions { DelayFactor = 0 });
        GeneratedEmbeddings<Embedding<float>> made = await generator.GenerateAsync(
            ["The train is late", "The late train", "Penguins swim in cold water"], null, Cancel);
        Assert.True(Dot(made[0], made[1]) > Dot(made[0], made[2]) + 0.3);
        Assert.Throws<ArgumentException>(() => SimulatedChat.Vectors("sim/tiny"));
    }

    private static double Dot(Embedding<float> one, Embedding<float> other) =>
        one.Vector.ToArray().Zip(other.Vector.ToArray()).Sum(pair => (double)pair.First * pair.Second);

    private ProviderEmbeddingGenerator Generator(string protocol, string model, HttpMessageInvoker http) =>
        protocol == AtGemini
            ? new(GeminiEmbeddingWire.Instance, http, new Uri(provider.Mock.BaseUrl), model, "secret")
            : new(OpenAiEmbeddingWire.Instance, http, new Uri(provider.Mock.BaseUrl + "/v1"), model, "secret");

    private sealed class Saying(string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
    }

    private sealed class Near : IEqualityComparer<float[]>
    {
        public bool Equals(float[]? x, float[]? y) =>
            x!.Length == y!.Length && x.Zip(y).All(pair => Math.Abs(pair.First - pair.Second) < 1e-5);

        public int GetHashCode(float[] obj) => obj.Length;
    }
}
