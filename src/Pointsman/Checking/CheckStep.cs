using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>What a strategy has to do after the checks of an answer.</summary>
public sealed record CheckStep
{
    private CheckStep(CheckStepKind kind) => Kind = kind;

    /// <summary>What is to be done.</summary>
    public CheckStepKind Kind { get; }

    /// <summary>The text to use, repaired if need be; only with <see cref="CheckStepKind.Accept"/>.</summary>
    public string? Text { get; private init; }

    /// <summary>
    /// What to append to the conversation behind the model's answer; only with <see cref="CheckStepKind.Retry"/>.
    /// </summary>
    public ChatMessage? Message { get; private init; }

    /// <summary>Which checks failed and why; nothing with <see cref="CheckStepKind.Accept"/>.</summary>
    public string? Reason { get; private init; }

    internal static CheckStep Accept(string text) => new(CheckStepKind.Accept) { Text = text };

    internal static CheckStep Retry(ChatMessage message, string reason) =>
        new(CheckStepKind.Retry) { Message = message, Reason = reason };

    internal static CheckStep Escalate(string reason) => new(CheckStepKind.Escalate) { Reason = reason };

    internal static CheckStep Fail(string reason) => new(CheckStepKind.Fail) { Reason = reason };
}
