using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using Xunit;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

#pragma warning disable MEAI001 // The base class of the client is experimental in Microsoft.Extensions.AI.

namespace Pointsman.Providers.Tests.Clients;

/// <summary>Whoever is told to wait in a program is left alone, by the exceptions of real clients.</summary>
public sealed class AskedPauseTests(MockedProvider provider) : IClassFixture<MockedProvider>
{
    [Fact]
    public async Task OpenAis_own_client_keeps_what_it_was_told()
    {
        var told = new OpenAIClientOptions
        {
            RetryPolicy = new ClientRetryPolicy(0),
            Transport = new HttpClientPipelineTransport(new HttpClient(new Busy())),
            Endpoint = new Uri("http://busy.invalid/v1"),
        };
        using var busy = new OpenAiChat(new ChatClient("m", new ApiKeyCredential("k"), told));
        await AssertLeftAloneAsync(busy, () => busy.Asked);
    }

    [Fact]
    public async Task So_does_a_client_of_a_provider()
    {
        using ProviderChatClient busy = provider.Client(MockedProvider.AtAnthropic, "mock-429-ra30");
        await AssertLeftAloneAsync(busy, () => provider.Of("mock-429-ra30").Count);
    }

    // The usual cooldown is none, so that a pause is what was asked for.
    private async Task AssertLeftAloneAsync(IChatClient busy, Func<int> asked)
    {
        ChatModel[] models =
            [new("busy", busy), new("other", provider.Client(MockedProvider.AtOpenAi, "mock-n2"))];
        using var client = new PointsmanChatClient(
            new FallbackStrategy([models[0], models[1]]), models,
            new PointsmanChatClientOptions { Cooldown = TimeSpan.Zero });
        for (int i = 0; i < 2; i++)
        {
            await client.GetResponseAsync("Where does the train go?", cancellationToken: MockedProvider.Cancel);
        }

        Assert.Equal(1, asked());
    }

    private sealed class Busy : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(
            HttpRequestMessage request, CancellationToken cancellationToken) => Answer();

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Answer());

        private static HttpResponseMessage Answer()
        {
            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("{}") };
            answer.Headers.TryAddWithoutValidation("Retry-After", "30");
            return answer;
        }
    }

    /// <summary>OpenAI's client as programs put it behind the interface.</summary>
    private sealed class OpenAiChat(ChatClient client) : IChatClient
    {
        public int Asked { get; private set; }

        public async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            CancellationToken cancellationToken = default)
        {
            Asked++;
            ClientResult<ChatCompletion> answer = await client.CompleteChatAsync(
                [new UserChatMessage(messages.Last().Text)], cancellationToken: cancellationToken);
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, answer.Value.Content[0].Text));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            CancellationToken cancellationToken = default) => throw new NotSupportedException("it does not stream");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
