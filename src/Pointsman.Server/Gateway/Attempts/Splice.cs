namespace Pointsman.Server;

/// <summary>A text that takes the place of some bytes.</summary>
/// <param name="At">Where.</param>
/// <param name="Length">How many bytes it takes the place of.</param>
/// <param name="Text">What stands there then.</param>
internal readonly record struct Splice(int At, int Length, ReadOnlyMemory<byte> Text)
{
    /// <summary>How much longer the whole becomes.</summary>
    public int Grows => Text.Length - Length;
}
