namespace Pointsman;

/// <summary>What an optimiser knows of one candidate for one request.</summary>
internal struct Merit
{
    /// <summary>Whether it may be taken.</summary>
    public bool IsTaken;

    /// <summary>Why it is not, where it is not.</summary>
    public DropReason Why;

    /// <summary>What the request costs there, as <see cref="RequestCost"/> counts.</summary>
    public long Cost;

    /// <summary>How good its answers are; negative infinity when nobody knows, which is worse than all.</summary>
    public double Quality;

    /// <summary>Milliseconds to its first token; infinite when nobody knows, which is later than all.</summary>
    public double Latency;

    /// <summary>The candidate as those see it who read decisions.</summary>
    public readonly DroppedTarget Dropped(RoutingTarget target, string? source) => new(target, Why)
    {
        From = Why == DropReason.NotGoodEnough ? source : null,
        Figure = Why switch
        {
            DropReason.TooDear => RequestCost.ToUsd(Cost).Amount,
            DropReason.TooSlow => Figure(Latency),
            DropReason.NotGoodEnough => Figure(Quality),
            _ => null,
        },
    };

    /// <summary>What is wanted most, as a number that is smaller where it is better.</summary>
    public readonly long Key(OptimiserObjective objective) => objective switch
    {
        OptimiserObjective.Best => Ascending(0 - Quality),
        OptimiserObjective.Fastest => Ascending(Latency),
        _ => Cost,
    };

    /// <summary>Which comes first of two that are alike in what is wanted most; 0 when they are alike in all.</summary>
    public static int CompareRest(in Merit one, in Merit other)
    {
        int cost = one.Cost.CompareTo(other.Cost);
        int quality = other.Quality.CompareTo(one.Quality);
        return cost != 0 ? cost : quality != 0 ? quality : one.Latency.CompareTo(other.Latency);
    }

    // The bits of a double, turned so that integers are ordered as the numbers are.
    private static long Ascending(double number)
    {
        long bits = BitConverter.DoubleToInt64Bits(number);
        return bits ^ ((bits >> 63) & long.MaxValue);
    }

    private static decimal? Figure(double number) => Math.Abs(number) < 1e15 ? (decimal)number : null;
}
