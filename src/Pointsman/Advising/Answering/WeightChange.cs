namespace Pointsman;

/// <summary>Finds the factor of which a little more weight would make another model win.</summary>
internal static class WeightChange
{
    private const double Largest = 4.0;

    public static WhatIf? Find(Assessment today, IReadOnlyList<Assessment> fitting, FactorWeights weights)
    {
        var ways = new List<Way>();
        foreach (string factor in FactorWeights.Names)
        {
            double times = Smallest(today, fitting, weights[factor], factor);
            if (times < Largest)
            {
                ways.Add(new Way(factor, times));
            }
        }

        ways.Sort(static (left, right) => left.Times.CompareTo(right.Times));
        foreach ((string factor, double times) in ways)
        {
            // Said with one digit, so rounded up, and then looked at again: somebody else may have passed by there.
            double said = Math.Ceiling((times + 1e-9) * 10.0) / 10.0;
            double more = (said - 1.0) * weights[factor];
            Assessment winner = today;
            foreach (Assessment one in fitting)
            {
                bool better = one.Score + (more * one.Factors[factor]) > winner.Score + (more * winner.Factors[factor]);
                winner = better ? one : winner;
            }

            if (winner.Entry.ModelIndex != today.Entry.ModelIndex)
            {
                double score = (winner.Score + (more * winner.Factors[factor])) / (1.0 + more);
                string change = FormattableString.Invariant($"if {factor} counted {said:0.0} times as much");
                return new WhatIf(change, winner.Entry.Offer, score);
            }
        }

        return null;
    }

    // The least weight with which an offer of another model would be level with today's first.
    private static double Smallest(Assessment today, IReadOnlyList<Assessment> fitting, double weight, string factor)
    {
        double smallest = double.PositiveInfinity;
        foreach (Assessment other in fitting)
        {
            double gain = weight * (other.Factors[factor] - today.Factors[factor]);
            if (gain > 0.0 && other.Entry.ModelIndex != today.Entry.ModelIndex)
            {
                smallest = Math.Min(smallest, 1.0 + ((today.Score - other.Score) / gain));
            }
        }

        return smallest;
    }

    private sealed record Way(string Factor, double Times);
}
