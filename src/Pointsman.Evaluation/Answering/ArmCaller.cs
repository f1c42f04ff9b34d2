using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>Puts one question to a model, once, and measures the answer.</summary>
internal sealed class ArmCaller(IChatClient client, Price? price, TimeProvider time)
{
    /// <summary>The answer of one attempt.</summary>
    public async Task<Answer> AskAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancel)
    {
        long began = time.GetTimestamp();
        TimeSpan? first = null;
        var updates = new List<ChatResponseUpdate>();
        await foreach (ChatResponseUpdate update in client
            .GetStreamingResponseAsync(messages, options, cancel).ConfigureAwait(false))
        {
            first ??= IsContent(update) ? time.GetElapsedTime(began) : null;
            updates.Add(update);
        }

        TimeSpan latency = time.GetElapsedTime(began);
        ChatResponse response = updates.ToChatResponse();
        Usage? usage = CallCost.UsageOf(response.Usage);
        return new Answer
        {
            Text = response.Text,
            Tools = Tools(response),
            Finish = response.FinishReason?.Value,
            Usage = usage,
            Cost = CostOf(response, usage),
            Latency = latency,
            FirstToken = CameWhole(response) ? null : first,
            Confidence = TokenProbabilities.Of(updates) is { } tokens ? LogProbabilityConfidence.Mean(tokens) : null,
            Model = response.ModelId,
        };
    }

    private Usd? CostOf(ChatResponse response, Usage? usage) => ToldCost(response)
        ?? (usage is not null && price is not null ? Charge.TotalFor(usage, price) : null);

    /// <summary>
    /// What an answer says itself that it cost; null where it says nothing. Who answers may know better than any price
    /// list: a gateway counts every call that an answer took.
    /// </summary>
    public static Usd? ToldCost(ChatResponse response) =>
        response.AdditionalProperties?.TryGetValue(AnswerCost.Property, out decimal told) == true
            ? new Usd(told) : null;

    // Pieces of what was whole come when all of it is there; none of them is a first one.
    private static bool CameWhole(ChatResponse response) =>
        response.AdditionalProperties?.TryGetValue(AnswerWhole.Property, out bool whole) == true && whole;

    private static bool IsContent(ChatResponseUpdate update) => update.Contents.Any(content => content
        is TextContent { Text.Length: > 0 } or FunctionCallContent or TextReasoningContent { Text.Length: > 0 });

    private static ToolUse[] Tools(ChatResponse response) =>
    [
        .. response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()
            .Select(call => new ToolUse(
                call.Name, JsonSerializer.SerializeToElement(call.Arguments ?? new Dictionary<string, object?>()))),
    ];
}
