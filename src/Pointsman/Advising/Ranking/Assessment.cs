namespace Pointsman;

/// <summary>One offer looked at for one question: what is supposed of it, which constraints it breaks, how it scores.</summary>
internal readonly record struct Assessment(
    OfferEntry Entry, uint Broken, double Quality, double Seconds, Usd? CostPerRequest, Factors Factors, double Score)
{
    public bool Breaks(ConstraintKind kind) => (Broken & (1u << (int)kind)) != 0;

    public bool BreaksOnly(uint allowed) => (Broken & ~allowed) == 0;

    public static uint Bit(ConstraintKind kind) => 1u << (int)kind;
}
