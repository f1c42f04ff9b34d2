using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>A judge that is not paid twice for the same answer.</summary>
internal sealed class JudgeClient(IChatClient judge, string name, JudgeCalls calls, CellAsides asides) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatMessage[] asked = [.. messages];
        string key = asides.Key(name, AskedBytes.Of(asked, options));
        if (asides.Find(key) is { } line)
        {
            return line.GetProperty("response").Deserialize<ChatResponse>(AIJsonUtilities.DefaultOptions)!;
        }

        CallBound bound = calls.Bound(name);
        return await calls.AskAsync(
            name, key, asides, () => bound.Of(asked, options),
            async late =>
            {
                ChatResponse response = await judge.GetResponseAsync(asked, options, late).ConfigureAwait(false);
                Usage? usage = CallCost.UsageOf(response.Usage);
                bound.Saw(usage);
                return new CallOnce<ChatResponse>(response, ArmCaller.ToldCost(response) ?? bound.Cost(usage));
            },
            once => RunLines.Aside(
                asides.Cell, key, name, CallCost.UsageOf(once.Value.Usage),
                bound.Price is null ? ArmCaller.ToldCost(once.Value) : once.Cost, "response",
                json => JsonSerializer.Serialize(json, Plain(once.Value), AIJsonUtilities.DefaultOptions)),
            cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => judge.GetService(serviceType, serviceKey);

    public void Dispose()
    {
        // The judge belongs to whoever made it.
    }

    // Additional properties may hold what has no JSON; those that have some are kept, and only they.
    private static ChatResponse Plain(ChatResponse response)
    {
        if (response.AdditionalProperties is not { Count: > 0 } all)
        {
            return response;
        }

        var plain = new ChatResponse(response.Messages)
        {
            ResponseId = response.ResponseId, ModelId = response.ModelId, CreatedAt = response.CreatedAt,
            FinishReason = response.FinishReason, Usage = response.Usage, AdditionalProperties = [],
        };
        foreach ((string named, object? value) in all)
        {
            if (value is null or string or bool or int or long or double or JsonElement)
            {
                plain.AdditionalProperties[named] = value;
            }
        }

        return plain;
    }
}
