using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation.Tests;

/// <summary>A client whose answers tell what they cost, as those of a gateway do.</summary>
internal sealed class TellingClient(IChatClient inner, decimal usd) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatResponse response = await base.GetResponseAsync(messages, options, cancellationToken);
        response.AdditionalProperties = new() { [AnswerCost.Property] = usd };
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }
}
