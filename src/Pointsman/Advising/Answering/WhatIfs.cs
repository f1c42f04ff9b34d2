namespace Pointsman;

/// <summary>
/// Finds the smallest changes that would make another model win. Each is asked again before it is said: a relaxed limit
/// lets others in too, and it may lead to another leaf of a tree.
/// </summary>
internal sealed class WhatIfs(Question question, RemovalReasons reasons, Func<Requirement, Assessment?> first)
{
    private const int Most = 4;

    /// <summary>Constraints that somebody can relax by changing a number or a word of the requirement.</summary>
    private static readonly ConstraintKind[] Kinds =
    [
        ConstraintKind.Latency, ConstraintKind.Budget, ConstraintKind.Context, ConstraintKind.Quality,
        ConstraintKind.Privacy, ConstraintKind.Gpus, ConstraintKind.Region, ConstraintKind.Compliance,
        ConstraintKind.Must,
    ];

    /// <summary>The same as bits.</summary>
    public static readonly uint Relaxable = Bits();

    private static uint Bits()
    {
        uint bits = 0;
        foreach (ConstraintKind kind in Kinds)
        {
            bits |= Assessment.Bit(kind);
        }

        return bits;
    }

    public IReadOnlyList<WhatIf> Find(
        IReadOnlyList<Assessment> near, IReadOnlyList<Assessment> fitting, IReadOnlyList<Assessment> ranked)
    {
        var found = new List<WhatIf>();
        Assessment? today = ranked.Count > 0 ? ranked[0] : null;
        foreach (ConstraintKind kind in Kinds)
        {
            if (found.Count < Most && Nearest(near, kind, today?.Score ?? 0.0) is { } one)
            {
                Relaxation relaxed = Relaxation.Of(kind, question, one, reasons);
                if (first(relaxed.Needed) is { } winner && winner.Entry.ModelIndex != today?.Entry.ModelIndex)
                {
                    found.Add(new WhatIf(relaxed.Change, winner.Entry.Offer, winner.Score));
                }
            }
        }

        if (found.Count < Most && today is not null
            && WeightChange.Find(today, fitting, question.Weights) is { } change)
        {
            found.Add(change);
        }

        return found;
    }

    private static Assessment? Nearest(IReadOnlyList<Assessment> near, ConstraintKind kind, double best)
    {
        Assessment? nearest = null;
        foreach (Assessment one in near)
        {
            bool wins = one.Broken == Assessment.Bit(kind) && one.Score > best;
            if (wins && (nearest is null || IsNearer(one, nearest, kind)))
            {
                nearest = one;
            }
        }

        return nearest;
    }

    // The smallest relaxation first; where a constraint has no size, the offer that would score best.
    private static bool IsNearer(Assessment one, Assessment other, ConstraintKind kind)
    {
        double difference = kind switch
        {
            ConstraintKind.Latency => one.Seconds - other.Seconds,
            ConstraintKind.Budget =>
                (double)((one.CostPerRequest?.Amount ?? 0m) - (other.CostPerRequest?.Amount ?? 0m)),
            ConstraintKind.Context => (other.Entry.Context ?? 0) - (one.Entry.Context ?? 0),
            ConstraintKind.Quality => other.Quality - one.Quality,
            ConstraintKind.Gpus => (one.Entry.Gpus ?? int.MaxValue) - (other.Entry.Gpus ?? int.MaxValue),
            _ => 0.0,
        };
        return difference < 0.0 || (difference == 0.0 && one.Score > other.Score);
    }
}
