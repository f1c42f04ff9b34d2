using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation.Tests;

/// <summary>A chat client that keeps nothing of what it was asked.</summary>
internal sealed class CountingClient(Func<string> answer) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer())));

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield return new ChatResponseUpdate(ChatRole.Assistant, answer())
        {
            FinishReason = ChatFinishReason.Stop, ModelId = "counting",
        };
        yield return new ChatResponseUpdate(
            ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 10, OutputTokenCount = 500 })]);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
