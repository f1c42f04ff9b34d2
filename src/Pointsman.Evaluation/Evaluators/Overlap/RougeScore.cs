namespace Pointsman.Evaluation;

/// <summary>What ROUGE says of an answer and a text.</summary>
/// <param name="Precision">The share of the answer that the text has too.</param>
/// <param name="Recall">The share of the text that the answer has too.</param>
internal sealed record RougeScore(double Precision, double Recall)
{
    /// <summary>Their harmonic mean.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    /// <summary>The score of so many hits.</summary>
    public static RougeScore Of(int hits, int answer, int text) =>
        answer == 0 || text == 0 ? new(0, 0) : new((double)hits / answer, (double)hits / text);
}
