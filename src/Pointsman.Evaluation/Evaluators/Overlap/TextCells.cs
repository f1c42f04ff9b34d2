namespace Pointsman.Evaluation;

/// <summary>A bound on comparisons of each part of one text with each part of another.</summary>
internal static class TextCells
{
    /// <summary>The most comparisons: 200 million, texts of 14,000 parts each.</summary>
    public const long Most = 200_000_000;

    /// <summary>The most where all of them are remembered: 16 million, texts of 4,000 parts each.</summary>
    public const long MostRemembered = 16_000_000;

    /// <summary>Why two texts are too long for each other; null where they are not.</summary>
    public static EvaluatorScore? TooMany(long left, long right, string parts, long most = Most) =>
        left * right <= most ? null : EvaluatorScore.Failed(
            $"texts of {left} and {right} {parts}; their product may be at most {most}");
}
