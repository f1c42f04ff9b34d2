using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// A way to make one answer of several. What it asks itself it asks through the run, so that it counts towards the
/// request's deadline and budget. Records hold nothing of the answers: a vote is known by its place among the votes.
/// </summary>
public abstract class AnswerJoin
{
    private protected AnswerJoin()
    {
    }

    /// <summary>The word for it in configuration and records.</summary>
    public abstract string Name { get; }

    /// <summary>Whom it asks itself; decided together with the request.</summary>
    public virtual IReadOnlyList<StrategyPart> Parts => [];

    /// <summary>Why an answer does not count; null when it does.</summary>
    internal virtual string? Objection(ChatResponse answer) =>
        string.IsNullOrWhiteSpace(answer.Text) ? "the answer has no text" : null;

    /// <summary>
    /// Whether answers of a weight of <paramref name="pending"/> that are still to come can change nothing any more.
    /// </summary>
    internal virtual bool IsSettled(IReadOnlyList<MemberAnswer> answers, decimal pending) => false;

    /// <summary>Makes one answer of those that count.</summary>
    internal abstract Task<StrategyAnswer> JoinAsync(JoinCase one, CancellationToken cancel);

    /// <summary>An answer with another text and all else as it was.</summary>
    /// <summary>
    /// The most that its own <see cref="Parts"/> come to for answers of so many tokens each to a question of a size.
    /// </summary>
    internal virtual decimal MostOf(
        CallSize size, IReadOnlyList<long> answers, Func<RoutingTarget, CallSize, decimal> each) => 0m;

    /// <summary>The most tokens of what it writes itself, where so many are allowed for a request.</summary>
    internal virtual long AnswerOf(long output) => 0;

    private protected static ChatResponse WithText(ChatResponse answer, string text) =>
        new(new ChatMessage(ChatRole.Assistant, text))
        {
            ResponseId = answer.ResponseId,
            ModelId = answer.ModelId,
            CreatedAt = answer.CreatedAt,
            FinishReason = ChatFinishReason.Stop,
            Usage = answer.Usage,
        };
}
