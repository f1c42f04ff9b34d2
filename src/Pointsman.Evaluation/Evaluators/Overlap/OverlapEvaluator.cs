using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>
/// Judges by how much an answer has in common with texts, from 0 to 1; it passes from a threshold on. The base keeps
/// the threshold and words the reason; the derived type measures.
/// </summary>
/// <param name="wanted">The texts.</param>
/// <param name="threshold">From which score on an answer passes.</param>
public abstract class OverlapEvaluator(IReadOnlyList<Template> wanted, double threshold) : TextEvaluator(wanted)
{
    /// <summary>From which score on an answer passes unless told otherwise: 0.5.</summary>
    public const double DefaultThreshold = 0.5;

    /// <inheritdoc />
    protected override string Settings => $"≥ {EvaluatorKeys.Number(threshold)}";

    /// <inheritdoc />
    protected sealed override EvaluatorScore Score(string answer, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        double? measured = Measure(answer, texts, cancel, out EvaluatorScore? error);
        if (measured is not { } value)
        {
            return error!;
        }

        value = Math.Clamp(value, 0, 1);
        return EvaluatorScore.Of(
            value, value >= threshold, string.Create(CultureInfo.InvariantCulture, $"{Kind} {value:0.0000}"));
    }

    /// <summary>How much is in common; null, with an error, where that cannot be said.</summary>
    protected abstract double? Measure(
        string answer, IReadOnlyList<string> texts, CancellationToken cancel, out EvaluatorScore? error);

    /// <summary>A kind whose settings are texts under <c>value</c> and a threshold.</summary>
    internal static EvaluatorKind Of(
        string kind, double threshold, Func<Document, IReadOnlyList<Template>, double, Evaluator?> make) =>
        new(kind, "value", (document, _) =>
        {
            double from = EvaluatorKeys.Threshold(document, threshold);
            IReadOnlyList<Template>? wanted = EvaluatorKeys.Templates(document, "value", EvaluatorKeys.Expected);

            // Made even without texts, so that every key of the kind has been asked for.
            Evaluator? made = make(document, wanted ?? [], from);
            return wanted is null ? null : made;
        });
}
