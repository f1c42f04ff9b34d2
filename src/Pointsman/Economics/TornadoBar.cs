namespace Pointsman;

/// <summary>How far one input moves the result while all others stay likely.</summary>
/// <param name="Input">The input.</param>
/// <param name="AtLow">The result at its low value.</param>
/// <param name="AtHigh">The result at its high value.</param>
public sealed record TornadoBar(UncertainInput Input, decimal AtLow, decimal AtHigh)
{
    /// <summary>The length of the bar.</summary>
    public decimal Swing => Math.Abs(AtHigh - AtLow);
}
