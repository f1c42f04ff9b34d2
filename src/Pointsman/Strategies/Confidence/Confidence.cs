namespace Pointsman;

/// <summary>How sure an answer is.</summary>
/// <param name="Value">From 0, surely wrong, to 1, surely right.</param>
/// <param name="Evidence">What it was found by, in a few words without the answer's text.</param>
public readonly record struct Confidence(double Value, string Evidence)
{
    /// <summary>Whether it was measured; what was not is 0 and stays so, whatever the calibration.</summary>
    public bool IsKnown { get; private init; } = true;

    /// <summary>Nothing is known; as good as surely wrong, so that the next step is asked.</summary>
    public static Confidence None(string why) => new(0, why) { IsKnown = false };
}
