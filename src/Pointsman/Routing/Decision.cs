namespace Pointsman;

/// <summary>
/// Where a request goes: the targets to try in order, or the strategy that makes several calls with a decision for each
/// of its parts; what comes after; and what was left out.
/// </summary>
public sealed record Decision
{
    /// <summary>The strategy that decided.</summary>
    public required string Strategy { get; init; }

    /// <summary>Why the first target is first.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// The targets to try, in order; empty when none can take the request, and where <see cref="Work"/> says what is
    /// done.
    /// </summary>
    public required IReadOnlyList<RoutingTarget> Plan { get; init; }

    /// <summary>The candidates that were left out; those of parts stand in their own decisions.</summary>
    public IReadOnlyList<DroppedTarget> Dropped { get; init; } = [];

    /// <summary>The strategy that does this with several calls; absent where one target's answer is all.</summary>
    public ComposedStrategy? Work { get; init; }

    /// <summary>The part of <see cref="Work"/> that it begins with; those before it are not asked.</summary>
    public int Begin { get; init; }

    /// <summary>What was decided for each part of <see cref="Work"/>, in its order.</summary>
    public IReadOnlyList<Decision> Parts { get; init; } = [];

    /// <summary>What is done when all of this fails; absent when nothing is.</summary>
    public Decision? Next { get; init; }

    /// <summary>
    /// The number from 0 to 1 that was drawn for it. What is left to chance when it is carried out comes from it, so
    /// that a replay does the same.
    /// </summary>
    public double Chance { get; init; }

    /// <summary>Whether one target's answer is all, and no strategy makes several calls.</summary>
    public bool IsPlain => Work is null && Next is null;

    /// <summary>Whether there is anything that can be tried.</summary>
    public bool CanAnswer => Work is null ? Plan.Count > 0 : Work.CanAnswer(Parts);

    /// <summary>Every target that was left out, also by the parts and by what comes after.</summary>
    public IEnumerable<DroppedTarget> AllDropped => Work is null && Next is null
        ? Dropped
        : Dropped.Concat(Parts.SelectMany(part => part.AllDropped)).Concat(Next?.AllDropped ?? []).Distinct();
}
