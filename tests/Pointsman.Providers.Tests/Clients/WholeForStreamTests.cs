using System.Net;
using System.Text;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Clients;

/// <summary>A provider that is asked for a stream and answers whole.</summary>
public sealed class WholeForStreamTests
{
    [Fact]
    public async Task Its_answer_counts_and_says_that_it_had_no_pieces()
    {
        using var http = new HttpMessageInvoker(new Whole());
        using var client = new ProviderChatClient(
            OpenAiChatProviderWire.Instance, http, new Uri("http://127.0.0.1/v1"), "any");
        CancellationToken cancel = TestContext.Current.CancellationToken;
        ChatResponse answer = await client.GetStreamingResponseAsync("hello", null, cancel).ToChatResponseAsync(cancel);
        Assert.Equal("so it is", answer.Text);
        Assert.Equal(true, answer.AdditionalProperties?[AnswerWhole.Property]);
    }

    private sealed class Whole : HttpMessageHandler
    {
        private const string Body = """
            {"choices":[{"index":0,"message":{"role":"assistant","content":"so it is"},"finish_reason":"stop"}]}
            """;

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(Body, Encoding.UTF8, "application/json"),
            });
    }
}
