namespace Pointsman;

/// <summary>What was decided, in names and numbers only: to be stored, shown and compared.</summary>
public sealed record DecisionOutline
{
    /// <summary>The word for the strategy that decided.</summary>
    public required string Strategy { get; init; }

    /// <summary>Why the first target is first.</summary>
    public required string Reason { get; init; }

    /// <summary>The names of the targets to try, in order.</summary>
    public IReadOnlyList<string> Plan { get; init; } = [];

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<DroppedOutline> Dropped { get; init; } = [];

    /// <summary>The part that it begins with, where there are several calls.</summary>
    public int Begin { get; init; }

    /// <summary>What was decided for each part, where there are several calls.</summary>
    public IReadOnlyList<DecisionOutline> Parts { get; init; } = [];

    /// <summary>What is done when all of this fails.</summary>
    public DecisionOutline? Next { get; init; }

    /// <summary>The outline of a decision.</summary>
    public static DecisionOutline Of(Decision decision) => new()
    {
        Strategy = decision.Strategy,
        Reason = decision.Reason,
        Plan = [.. decision.Plan.Select(target => target.Name)],
        Dropped = [.. decision.Dropped.Select(one => new DroppedOutline(one.Target.Name, one.Why, one.Figure))],
        Begin = decision.Begin,
        Parts = [.. decision.Parts.Select(Of)],
        Next = decision.Next is { } next ? Of(next) : null,
    };

    /// <summary>Whether both say the same, part by part.</summary>
    public bool Equals(DecisionOutline? other) =>
        other is not null && Strategy == other.Strategy && Reason == other.Reason && Begin == other.Begin
        && Plan.SequenceEqual(other.Plan) && Dropped.SequenceEqual(other.Dropped) && Parts.SequenceEqual(other.Parts)
        && Equals(Next, other.Next);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Strategy, Reason, Plan.Count, Dropped.Count, Parts.Count);
}
