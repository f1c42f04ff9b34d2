using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using Xunit;

namespace Pointsman.Providers.Tests.OpenAi;

/// <summary>OpenAI's own library sends its requests through the wire and reads what comes back.</summary>
public sealed class OpenAiChatLibraryTests
{
    private static readonly ChatResponseUpdate[] Updates =
    [
        new() { ResponseId = "1", ModelId = "m", Role = ChatRole.Assistant },
        new() { Contents = [new TextReasoningContent("Hm.")] }, new() { Contents = [new TextContent("Ro")] },
        new() { Contents = [new TextContent("me.")] },
        new() { Contents = [ToolArguments.Call("a", "f", "{\"x\":1.0}"), ToolArguments.Call("b", "g", "{}")] },
        new() { FinishReason = Microsoft.Extensions.AI.ChatFinishReason.ToolCalls },
        new() { Contents = [new UsageContent(new UsageDetails { InputTokenCount = 3, OutputTokenCount = 4 })] },
    ];

    [Fact]
    public async Task It_reads_a_complete_answer()
    {
        (ChatClient client, StandInGateway gateway) = Client();
        ChatCompletion answer = await client.CompleteChatAsync(
            [new SystemChatMessage("Be brief."), new UserChatMessage("Name a city.")],
            new ChatCompletionOptions
            {
                MaxOutputTokenCount = 9,
                Temperature = 0.5f,
                Tools = { OpenAI.Chat.ChatTool.CreateFunctionTool("f", "d", BinaryData.FromString("{}")) },
                ToolChoice = ChatToolChoice.CreateRequiredChoice(),
            },
            TestContext.Current.CancellationToken);
        Assert.Equal("Be brief. Name a city.", string.Join(' ', gateway.Ask!.Messages.Select(message => message.Text)));
        Assert.Equal((9, 0.5f), (gateway.Ask.Options.MaxOutputTokens, gateway.Ask.Options.Temperature));
        Assert.Equal("Rome.", answer.Content[0].Text);
        Assert.Equal(
            ["a f {\"x\":1.0}", "b g {}"],
            answer.ToolCalls.Select(call => $"{call.Id} {call.FunctionName} {call.FunctionArguments}"));
        Assert.Equal(OpenAI.Chat.ChatFinishReason.ToolCalls, answer.FinishReason);
        Assert.Equal((3, 4), (answer.Usage.InputTokenCount, answer.Usage.OutputTokenCount));
    }

    [Fact]
    public async Task It_reads_a_stream_to_its_end()
    {
        (ChatClient client, _) = Client();
        string text = "";
        Dictionary<int, string> calls = [];
        ChatTokenUsage? usage = null;
        OpenAI.Chat.ChatFinishReason? reason = null;
        await foreach (StreamingChatCompletionUpdate update in client.CompleteChatStreamingAsync(
            [new UserChatMessage("Name a city.")], cancellationToken: TestContext.Current.CancellationToken))
        {
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
            usage ??= update.Usage;
            reason ??= update.FinishReason;
            foreach (StreamingChatToolCallUpdate call in update.ToolCallUpdates)
            {
                calls.TryAdd(call.Index, "");
                calls[call.Index] += $"{call.ToolCallId}{call.FunctionName}{call.FunctionArgumentsUpdate}";
            }
        }

        Assert.Equal("Rome.", text);
        Assert.Equal(["af{\"x\":1.0}", "bg{}"], calls.Values);
        Assert.Equal(OpenAI.Chat.ChatFinishReason.ToolCalls, reason);
        Assert.Equal(4, usage!.OutputTokenCount);
    }

    [Fact]
    public async Task It_raises_our_refusal_of_a_request_as_its_own_error()
    {
        (ChatClient client, _) = Client();
        ClientResultException error = await Assert.ThrowsAsync<ClientResultException>(() => client.CompleteChatAsync(
            [new UserChatMessage("x")], new ChatCompletionOptions { Temperature = 7 },
            TestContext.Current.CancellationToken));
        Assert.Equal(400, error.Status);
        Assert.Contains("temperature", error.Message, StringComparison.Ordinal);
    }

    private static (ChatClient Client, StandInGateway Gateway) Client()
    {
        var gateway = new StandInGateway(OpenAiChatClientWire.Instance, _ => Updates);
        var options = new OpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(new HttpClient(gateway)),
            Endpoint = new Uri("http://127.0.0.1/v1"),
        };
        return (new ChatClient("some-model", new ApiKeyCredential("none"), options), gateway);
    }
}
