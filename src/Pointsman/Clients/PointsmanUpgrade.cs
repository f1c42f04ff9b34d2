using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>The better answer that may follow the first one, for a program that asks for it.</summary>
public static class PointsmanUpgrade
{
    /// <summary>
    /// The name under which it is asked for, by <see langword="true"/> among the additional properties of the options,
    /// and under which it stands among those of the answer.
    /// </summary>
    public const string Key = "pointsman.upgrade";

    /// <summary>
    /// What may follow an answer; null when nothing does. The task never fails; it gives null when no better answer
    /// came before the request's deadline, or the request was left.
    /// </summary>
    public static Task<StrategyUpgrade?>? Of(ChatResponse answer) =>
        answer.AdditionalProperties?.GetValueOrDefault(Key) as Task<StrategyUpgrade?>;

    /// <summary>The same, which the last piece of a streamed answer bears; null for all others.</summary>
    public static Task<StrategyUpgrade?>? Of(ChatResponseUpdate piece) =>
        piece.AdditionalProperties?.GetValueOrDefault(Key) as Task<StrategyUpgrade?>;
}
