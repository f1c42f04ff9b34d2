using System.Numerics;

namespace Pointsman;

/// <summary>An offer that matters for the answer: what it breaks, and its figures.</summary>
internal sealed class Assessment(OfferEntry entry, uint broken, in OfferFigures figures)
{
    public OfferEntry Entry { get; } = entry;

    public uint Broken { get; } = broken;

    public double Quality { get; } = figures.Quality;

    public double Seconds { get; } = figures.Seconds;

    public Usd? CostPerRequest { get; } = figures.CostPerRequest;

    public Factors Factors { get; } = figures.Factors;

    public double Score { get; } = figures.Score;

    public bool BreaksOnly(uint allowed) => (Broken & ~allowed) == 0;

    public static uint Bit(ConstraintKind kind) => 1u << (int)kind;

    /// <summary>The plainest of the constraints that are broken.</summary>
    public static ConstraintKind First(uint broken) => (ConstraintKind)BitOperations.TrailingZeroCount(broken);
}
