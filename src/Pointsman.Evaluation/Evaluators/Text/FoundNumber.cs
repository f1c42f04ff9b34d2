namespace Pointsman.Evaluation;

/// <summary>A number in a text.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Plain">What it says, its percent sign aside.</param>
/// <param name="IsPercent">Whether a percent sign stands behind it.</param>
internal readonly record struct FoundNumber(string Text, decimal Plain, bool IsPercent)
{
    public decimal Value(bool percentIsShare) => IsPercent && percentIsShare ? Plain / 100m : Plain;
}
