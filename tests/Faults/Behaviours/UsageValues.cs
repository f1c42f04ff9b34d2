namespace Pointsman.Faults;

/// <summary>What the numbers of usage look like.</summary>
internal enum UsageValues
{
    Right,
    Zero,
    Negative,
    Huge,

    /// <summary>Numbers written as texts.</summary>
    Texts,
}
