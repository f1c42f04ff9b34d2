namespace Pointsman.Evaluation;

/// <summary>A bound on comparisons of each part of an answer with each part of all texts.</summary>
internal static class TextCells
{
    /// <summary>The most comparisons: 200 million, texts of 14,000 parts each.</summary>
    public const long Most = 200_000_000;

    /// <summary>The most where all of them are remembered: 16 million, texts of 4,000 parts each.</summary>
    public const long MostRemembered = 16_000_000;

    /// <summary>Why an answer and texts are too long for each other; null where they are not.</summary>
    public static EvaluatorScore? TooMany(long answer, long texts, string parts, long most = Most) =>
        answer * texts <= most ? null : EvaluatorScore.Failed(
            $"an answer of {answer} {parts} beside {texts}; their product may be at most {most}");
}
