// The library marks what it has for responses as experimental; that it reads ours is what is tested here.
#pragma warning disable OPENAI001
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Responses;
using Xunit;

namespace Pointsman.Providers.Tests.OpenAi.Responses;

/// <summary>OpenAI's own library sends its requests through the wire and reads what comes back.</summary>
public sealed class OpenAiLibraryTests
{
    [Fact]
    public async Task It_reads_a_complete_answer()
    {
        var (client, wire) = Client(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant,
        [
            new TextReasoningContent("Hm.") { ProtectedData = "gemini:s" }, new TextContent("Rome."),
            ToolArguments.Call("a", "f", "{\"x\":1}"),
        ]))
        {
            ResponseId = "1", ModelId = "m", FinishReason = ChatFinishReason.ToolCalls,
            Usage = new UsageDetails { InputTokenCount = 3, OutputTokenCount = 4, ReasoningTokenCount = 2 },
        });

        ResponseResult result = await client.CreateResponseAsync(new CreateResponseOptions
        {
            Model = "some-model", InputItems = { ResponseItem.CreateUserMessageItem("Name a city.") },
            Instructions = "Be brief.", MaxOutputTokenCount = 9,
            Tools = { ResponseTool.CreateFunctionTool("f", BinaryData.FromString("{\"type\":\"object\"}"), true) },
        }, TestContext.Current.CancellationToken);

        Assert.Equal("Be brief. Name a city.", string.Join(' ', wire.Ask!.Messages.Select(message => message.Text)));
        Assert.Equal("f", Assert.Single(wire.Ask.Options.Tools!).Name);
        Assert.Equal("Rome.", result.GetOutputText());
        Assert.Equal(ResponseStatus.Completed, result.Status);
        Assert.Equal("Hm.", result.OutputItems.OfType<ReasoningResponseItem>().Single().GetSummaryText());
        FunctionCallResponseItem call = result.OutputItems.OfType<FunctionCallResponseItem>().Single();
        Assert.Equal(("a", "f", "{\"x\":1}"), (call.CallId, call.FunctionName, call.FunctionArguments.ToString()));
        Assert.Equal((3, 4, 2), (result.Usage.InputTokenCount, result.Usage.OutputTokenCount,
            result.Usage.OutputTokenDetails.ReasoningTokenCount));
    }

    [Fact]
    public async Task It_reads_a_stream_to_its_end()
    {
        var (client, _) = Client(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant,
            [new TextReasoningContent("Hm."), new TextContent("Rome."), ToolArguments.Call("a", "f", "{}")])));
        List<string> seen = [];
        string text = "";

        await foreach (StreamingResponseUpdate update in client.CreateResponseStreamingAsync(new CreateResponseOptions
        {
            Model = "some-model", StreamingEnabled = true,
            InputItems = { ResponseItem.CreateUserMessageItem("Name a city.") },
        }, TestContext.Current.CancellationToken))
        {
            seen.Add(update.GetType().Name["StreamingResponse".Length..^"Update".Length]);
            text += (update as StreamingResponseOutputTextDeltaUpdate)?.Delta;
        }

        Assert.Equal("Rome.", text);
        Assert.Equal("Created InProgress", string.Join(' ', seen.Take(2)));
        Assert.Equal("Completed", seen[^1]);
        Assert.Contains("FunctionCallArgumentsDone", seen);
        Assert.DoesNotContain(seen, name => name.Contains("Unknown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_raises_our_refusal_of_a_request_as_its_own_error()
    {
        var (client, _) = Client(_ => throw new InvalidOperationException("The request is refused before."));

        ClientResultException error = await Assert.ThrowsAsync<ClientResultException>(() =>
            client.CreateResponseAsync(new CreateResponseOptions
            {
                Model = "some-model", InputItems = { ResponseItem.CreateUserMessageItem("x") }, Temperature = 7,
            }, TestContext.Current.CancellationToken));

        Assert.Equal(400, error.Status);
        Assert.Contains("temperature", error.Message, StringComparison.Ordinal);
    }

    private static (ResponsesClient Client, WireHandler Wire) Client(Func<ChatAsk, ChatResponse> model)
    {
        var wire = new WireHandler(model);
        var options = new ResponsesClientOptions
        {
            Transport = new HttpClientPipelineTransport(new HttpClient(wire)),
            Endpoint = new Uri("http://127.0.0.1/v1"),
        };
        return (new ResponsesClient(new ApiKeyCredential("none"), options), wire);
    }

    /// <summary>Stands where the gateway stands: reads the request, asks the model, writes the answer.</summary>
    private sealed class WireHandler(Func<ChatAsk, ChatResponse> model) : HttpMessageHandler
    {
        public ChatAsk? Ask { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            OpenAiResponsesClientWire wire = OpenAiResponsesClientWire.Instance;
            byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            Ask = wire.ReadAsk(body, null, false, out WireError? error);
            string text = error is not null ? wire.Fault(error)
                : Ask!.Stream ? wire.Streamed(Ask, model(Ask).ToChatResponseUpdates())
                : wire.Answered(Ask, model(Ask));
            return new HttpResponseMessage((HttpStatusCode)(error?.Status ?? 200))
            {
                Content = new StringContent(text, Encoding.UTF8,
                    Ask?.Stream == true ? "text/event-stream" : "application/json"),
            };
        }
    }
}
