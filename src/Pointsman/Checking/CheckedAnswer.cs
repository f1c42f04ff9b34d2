using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// An answer as the checks see it. A turn that calls tools is not an answer yet and is not checked.
/// </summary>
/// <param name="Text">The whole text of the answer.</param>
public sealed record CheckedAnswer(string Text)
{
    /// <summary>Why the model stopped, if the provider says so.</summary>
    public ChatFinishReason? FinishReason { get; init; }

    /// <summary>Output tokens as the provider counted them; without it they are estimated at four bytes each.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>The answer of a chat client.</summary>
    public static CheckedAnswer Of(ChatResponse answer) => new(answer.Text)
    {
        FinishReason = answer.FinishReason, OutputTokens = answer.Usage?.OutputTokenCount,
    };

    /// <summary>Whether an answer calls tools, so that it is not to be checked.</summary>
    public static bool CallsTools(ChatResponse answer) =>
        answer.Messages.Any(message => message.Contents.Any(content => content is FunctionCallContent));
}
