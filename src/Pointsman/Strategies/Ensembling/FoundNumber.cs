namespace Pointsman;

/// <summary>A number in a text.</summary>
/// <param name="Value">The number as written: 15 for 15 %.</param>
/// <param name="Percent">Whether it is written in percent.</param>
internal readonly record struct FoundNumber(decimal Value, bool Percent)
{
    /// <summary>How many decimals it is written with.</summary>
    public int Decimals => Value.Scale;
}
