namespace Pointsman.Providers.Simulated;

/// <summary>A lognormal distribution: half lie below the median, two thirds within a factor of e^deviation.</summary>
internal sealed record Spread(double Median, double Deviation)
{
    public double Draw(Chance chance) => Median * Math.Exp(Deviation * chance.Normal);
}
