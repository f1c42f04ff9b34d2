namespace Pointsman;

/// <summary>Finds the smallest changes that would make another offer win.</summary>
internal static class WhatIfs
{
    private const int Most = 4;
    private const double LargestWeightChange = 4.0;

    /// <summary>Constraints that somebody can relax by changing a number or a word of the requirement.</summary>
    private static readonly ConstraintKind[] Kinds =
    [
        ConstraintKind.Latency, ConstraintKind.Budget, ConstraintKind.Context, ConstraintKind.Quality, ConstraintKind.Privacy,
        ConstraintKind.Gpus, ConstraintKind.Region, ConstraintKind.Compliance, ConstraintKind.Must,
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

    public static IReadOnlyList<WhatIf> Find(IReadOnlyList<Assessment> near, IReadOnlyList<Assessment> ranked, Question question, RemovalReasons reasons)
    {
        var found = new List<WhatIf>();
        double best = ranked.Count > 0 ? ranked[0].Score : 0.0;
        foreach (ConstraintKind kind in Kinds)
        {
            uint bit = Assessment.Bit(kind);
            Assessment? winner = null;
            foreach (Assessment one in near)
            {
                bool wins = one.Broken == bit && one.Score > best;
                if (wins && (winner is null || Nearer(one, winner, kind)))
                {
                    winner = one;
                }
            }

            if (winner is not null)
            {
                string change = $"with {Name(kind)} {reasons.Found(winner.Entry.Offer, kind)} instead of {reasons.Allowed(kind)}";
                found.Add(new WhatIf(change, winner.Entry.Offer, winner.Score));
            }
        }

        if (ranked.Count > 1)
        {
            found.AddRange(WeightChange(ranked, question.Weights));
        }

        return [.. found.Take(Most)];
    }

    // The smallest relaxation first; where a constraint has no size, the offer that would score best.
    private static bool Nearer(Assessment one, Assessment winner, ConstraintKind kind)
    {
        double difference = kind switch
        {
            ConstraintKind.Latency => one.Seconds - winner.Seconds,
            ConstraintKind.Budget => (double)((one.CostPerRequest?.Amount ?? 0m) - (winner.CostPerRequest?.Amount ?? 0m)),
            ConstraintKind.Context => (winner.Entry.Context ?? 0) - (one.Entry.Context ?? 0),
            ConstraintKind.Quality => winner.Quality - one.Quality,
            ConstraintKind.Gpus => (one.Entry.Gpus ?? int.MaxValue) - (winner.Entry.Gpus ?? int.MaxValue),
            _ => 0.0,
        };
        return difference < 0.0 || (difference == 0.0 && one.Score > winner.Score);
    }

    private static IEnumerable<WhatIf> WeightChange(IReadOnlyList<Assessment> ranked, FactorWeights weights)
    {
        Assessment first = ranked[0];
        double smallest = LargestWeightChange;
        string weight = "";
        Assessment? winner = null;
        foreach (Assessment other in ranked.Skip(1).Where(other => other.Entry.Model != first.Entry.Model))
        {
            foreach (string factor in FactorWeights.Names)
            {
                double gain = weights[factor] * (other.Factors[factor] - first.Factors[factor]);
                double times = gain > 0.0 ? 1.0 + ((first.Score - other.Score) / gain) : double.PositiveInfinity;
                if (times < smallest)
                {
                    (smallest, weight, winner) = (times, factor, other);
                }
            }
        }

        if (winner is not null)
        {
            string change = FormattableString.Invariant($"if {weight} counted {smallest:0.0} times as much");
            yield return new WhatIf(change, winner.Entry.Offer, winner.Score);
        }
    }

    private static string Name(ConstraintKind kind) => kind switch
    {
        ConstraintKind.Must => "must-haves",
        ConstraintKind.Compliance => "compliance",
        ConstraintKind.Latency => "a latency of",
        ConstraintKind.Budget => "a budget of",
        ConstraintKind.Context => "a context of",
        ConstraintKind.Quality => "a quality floor of",
        ConstraintKind.Privacy => "privacy",
        ConstraintKind.Region => "the region",
        _ => "hosting that",
    };
}
