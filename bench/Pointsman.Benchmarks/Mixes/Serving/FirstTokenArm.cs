namespace Pointsman.Benchmarks.Mixes;

/// <summary>What was measured of one route.</summary>
/// <param name="Route">What clients call it.</param>
/// <param name="WantsUpgrade">Whether the client asks for a better answer behind the fast one.</param>
internal sealed record FirstTokenArm(string Route, bool WantsUpgrade)
{
    /// <summary>Milliseconds from sending a request to the first content of its stream.</summary>
    public List<double> First { get; } = [];

    /// <summary>Milliseconds of processor time of the whole process, from sending to the end of the stream.</summary>
    public List<double> Processor { get; } = [];

    /// <summary>How many streams brought a better answer.</summary>
    public int Upgrades { get; set; }

    /// <summary>The value below which a share of a list lies.</summary>
    public static double Quantile(IReadOnlyList<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return below + 1 == sorted.Length
            ? sorted[below]
            : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }
}
