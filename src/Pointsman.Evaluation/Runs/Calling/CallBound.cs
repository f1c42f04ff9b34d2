using System.Text;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>
/// The most that a call may cost. No tokenizer makes more tokens of a text than it has bytes in UTF-8, so bytes are an
/// upper bound of the input. The output is bounded by the most that is asked for; where nothing is asked for, twice
/// the longest answer so far is taken, and at least 1,024 tokens.
/// </summary>
internal sealed class CallBound(Price? price, int? mostTokens)
{
    private const int TokensPerMessage = 16;
    private const int TokensForTools = 1_024;
    private const long LeastTokens = 1_024;

    private long _longest;

    /// <summary>The price; null where it is unknown.</summary>
    public Price? Price => price;

    /// <summary>The bound of a call; nothing where the price is unknown.</summary>
    public Usd Of(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        if (price is null)
        {
            return Usd.Zero;
        }

        long input = options?.Tools is { Count: > 0 } tools ? TokensForTools + Bytes(tools) : 0;
        input += options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema }
            ? Encoding.UTF8.GetByteCount(schema.GetRawText())
            : 0;
        input += options?.Instructions is { } instructions ? Encoding.UTF8.GetByteCount(instructions) : 0;
        foreach (ChatMessage message in messages)
        {
            input += TokensPerMessage + Encoding.UTF8.GetByteCount(message.Text);
        }

        long output = options?.MaxOutputTokens ?? mostTokens
            ?? Math.Max(LeastTokens, 2 * Interlocked.Read(ref _longest));
        return Of(input, output);
    }

    /// <summary>The bound of texts that become vectors.</summary>
    public Usd Of(IEnumerable<string> texts) => price is null
        ? Usd.Zero
        : Of(texts.Sum(text => (long)TokensPerMessage + Encoding.UTF8.GetByteCount(text)), 0);

    /// <summary>
    /// What a call cost that says nothing of it itself: nothing that is known of where there is no price, and null
    /// where the price is known and the usage is not.
    /// </summary>
    public Usd? Cost(Usage? usage) => price is null ? Usd.Zero
        : usage is null ? null : Charge.TotalFor(usage, price);

    /// <summary>An answer was so long.</summary>
    public void Saw(Usage? usage)
    {
        long tokens = usage?.TotalOutput ?? 0;
        for (long seen = Interlocked.Read(ref _longest); tokens > seen;)
        {
            long before = Interlocked.CompareExchange(ref _longest, tokens, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    private static long Bytes(IList<AITool> tools) => tools.Sum(tool => (long)Encoding.UTF8.GetByteCount(
        tool is AIFunctionDeclaration function
            ? function.Name + function.Description + function.JsonSchema.GetRawText()
            : tool.Name + tool.Description));

    private Usd Of(long input, long output) =>
        Charge.TotalFor(new Usage { Input = input, Output = output }, price!) ?? Usd.Zero;
}
