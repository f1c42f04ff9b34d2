using Anthropic;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Anthropic;

/// <summary>Anthropic's own library sends its requests through the wire and reads what comes back.</summary>
public sealed class AnthropicLibraryTests
{
    private static readonly ChatResponseUpdate[] Updates =
    [
        new() { ResponseId = "msg_1", ModelId = "m", Role = ChatRole.Assistant },
        new() { Contents = [new TextReasoningContent("Hm.")] },
        new() { Contents = [new TextReasoningContent("") { ProtectedData = "anthropic:s" }] },
        new() { Contents = [new TextContent("Ro")] }, new() { Contents = [new TextContent("me.")] },
        new() { Contents = [new ToolCallDelta { Index = 0, CallId = "a", Name = "f", Arguments = "{\"x\":" }] },
        new() { Contents = [new ToolCallDelta { Index = 1, CallId = "b", Name = "g", Arguments = "{" }] },
        new() { Contents = [new ToolCallDelta { Index = 0, Arguments = "1.0}" }] },
        new() { Contents = [new ToolCallDelta { Index = 1, Arguments = "}" }] },
        new() { Contents = [ToolArguments.Call("a", "f", "{\"x\":1.0}"), ToolArguments.Call("b", "g", "{}")] },
        new() { FinishReason = ChatFinishReason.ToolCalls },
        new() { Contents = [new UsageContent(new UsageDetails { InputTokenCount = 3, OutputTokenCount = 4 })] },
    ];

    [Fact]
    public async Task It_reads_a_complete_answer()
    {
        (AnthropicClient client, StandInGateway gateway) = Client();
        Message answer = await client.Messages.Create(Asked(), TestContext.Current.CancellationToken);
        Assert.Equal("Be brief. Name a city.", string.Join(' ', gateway.Ask!.Messages.Select(message => message.Text)));
        Assert.Equal(9, gateway.Ask.Options.MaxOutputTokens);
        Assert.Equal("msg_1", answer.ID);
        Assert.Equal(StopReason.ToolUse, answer.StopReason!.Value());
        Assert.Equal((3, 4), (answer.Usage.InputTokens, answer.Usage.OutputTokens));
        Assert.True(answer.Content[0].TryPickThinking(out ThinkingBlock? thinking));
        Assert.Equal(("Hm.", "s"), (thinking.Thinking, thinking.Signature));
        Assert.True(answer.Content[1].TryPickText(out TextBlock? text));
        Assert.Equal("Rome.", text.Text);
        Assert.True(answer.Content[2].TryPickToolUse(out ToolUseBlock? call));
        Assert.Equal(("a", "f", "1.0"), (call.ID, call.Name, call.Input["x"].GetRawText()));
    }

    [Fact]
    public async Task Its_chat_client_reads_a_stream_to_its_end()
    {
        (AnthropicClient client, StandInGateway gateway) = Client();
        using IChatClient chat = client.AsIChatClient("some-model", 9);
        ChatResponse answer = await chat.GetStreamingResponseAsync(
            "Name a city.", cancellationToken: TestContext.Current.CancellationToken)
            .ToChatResponseAsync(TestContext.Current.CancellationToken);
        Assert.True(gateway.Ask!.Stream);
        Assert.Equal("Rome.", answer.Text);
        Assert.Equal(ChatFinishReason.ToolCalls, answer.FinishReason);
        TextReasoningContent thought = answer.Messages[0].Contents.OfType<TextReasoningContent>().First();
        Assert.Equal(("Hm.", "s"), (thought.Text, thought.ProtectedData));
        Assert.Equal(["a", "b"], answer.Messages[0].Contents.OfType<FunctionCallContent>().Select(call => call.CallId));
        Assert.Equal(4, answer.Usage!.OutputTokenCount);
    }

    [Fact]
    public async Task It_raises_our_refusal_of_a_request_as_its_own_error()
    {
        (AnthropicClient client, _) = Client();
        AnthropicBadRequestException error = await Assert.ThrowsAsync<AnthropicBadRequestException>(() =>
            client.Messages.Create(Asked() with { MaxTokens = 0 }, TestContext.Current.CancellationToken));
        Assert.Contains("max_tokens", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_raises_the_error_that_a_stream_breaks_off_with()
    {
        (AnthropicClient client, _) = Client(new WireError(502, ErrorCode.UpstreamFailed, "cut off"));
        using IChatClient chat = client.AsIChatClient("some-model", 9);
        AnthropicException error = await Assert.ThrowsAnyAsync<AnthropicException>(() => chat
            .GetStreamingResponseAsync("x", cancellationToken: TestContext.Current.CancellationToken)
            .ToChatResponseAsync(TestContext.Current.CancellationToken));
        Assert.Contains("cut off", error.Message, StringComparison.Ordinal);
    }

    private static MessageCreateParams Asked() => new()
    {
        Model = "some-model",
        MaxTokens = 9,
        System = "Be brief.",
        Messages = [new UserMessageParam("Name a city.")],
    };

    private static (AnthropicClient Client, StandInGateway Gateway) Client(WireError? breaksWith = null)
    {
        var gateway = new StandInGateway(AnthropicClientWire.Instance, _ => Updates) { BreaksWith = breaksWith };
        return (new AnthropicClient
        {
            ApiKey = "none",
            BaseUrl = "http://127.0.0.1",
            MaxRetries = 0,
            HttpClient = new HttpClient(gateway),
        }, gateway);
    }
}
