using System.Globalization;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>
/// The answer means about the same as a text, by the cosine of their vectors; of several texts the nearest counts. A
/// negative cosine scores 0.
/// </summary>
/// <param name="wanted">The texts.</param>
/// <param name="model">The model that makes the vectors.</param>
/// <param name="threshold">From which cosine on an answer passes.</param>
public sealed class SimilarEvaluator(
    IReadOnlyList<Template> wanted, string model, double threshold = SimilarEvaluator.DefaultThreshold) : Evaluator
{
    /// <summary>From which cosine on an answer passes unless told otherwise: 0.75.</summary>
    public const double DefaultThreshold = 0.75;

    internal static readonly EvaluatorKind Reading = new("similar", "value", (document, _) =>
    {
        double threshold = EvaluatorKeys.Threshold(document, DefaultThreshold);
        string? model = document.Text("model");
        IReadOnlyList<Template>? wanted = EvaluatorKeys.Templates(document, "value", EvaluatorKeys.Expected);
        return string.IsNullOrWhiteSpace(model)
            ? document.FaultOf<Evaluator>("model", "nothing", "name the model that makes vectors: {model: sim/small}")
            : wanted is null ? null : new SimilarEvaluator(wanted, model, threshold);
    });

    /// <inheritdoc />
    public override string Kind => "similar";

    /// <inheritdoc />
    public override IReadOnlyList<string> VectorsBy => [model];

    /// <inheritdoc />
    public override string About =>
        EvaluatorKeys.About(Kind, wanted, $"≥ {EvaluatorKeys.Number(threshold)} by {model}");

    /// <inheritdoc />
    public override async ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        var texts = new List<string> { evaluated.Answer.Text };
        foreach (Template one in wanted)
        {
            if (one.RenderAll(evaluated.Case, out string? missing) is not { } more)
            {
                return EvaluatorKeys.Missing(missing);
            }

            texts.AddRange(more);
        }

        if (texts.Count == 1)
        {
            return EvaluatorScore.Failed("the case gives an empty list to compare with");
        }

        if (texts.Skip(1).Any(string.IsNullOrWhiteSpace))
        {
            return TextEvaluator.Empty();
        }

        if (tools.Embedders(model) is not { } embedder)
        {
            return EvaluatorScore.Failed($"there is no model {model} that makes vectors");
        }

        if (string.IsNullOrWhiteSpace(evaluated.Answer.Text))
        {
            return EvaluatorScore.Of(0, false, "the answer is empty");
        }

        GeneratedEmbeddings<Embedding<float>> vectors =
            await embedder.GenerateAsync(texts, cancellationToken: cancel).ConfigureAwait(false);
        if (vectors.Count != texts.Count)
        {
            return EvaluatorScore.Failed($"{vectors.Count} vectors came back for {texts.Count} texts");
        }

        double?[] cosines =
            [.. vectors.Skip(1).Select(vector => Cosine(vectors[0].Vector.Span, vector.Vector.Span))];
        return cosines.Contains(null) || cosines.Max() is not { } cosine
            ? EvaluatorScore.Failed("the vectors are of different lengths, or of none")
            : EvaluatorScore.Of(
                Math.Clamp(cosine, 0, 1), cosine >= threshold,
                string.Create(CultureInfo.InvariantCulture, $"cosine {cosine:0.0000}"));
    }

    // Null where there is no angle between the two.
    private static double? Cosine(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double both = 0, first = 0, second = 0;
        for (int at = 0; at < left.Length && left.Length == right.Length; at++)
        {
            both += (double)left[at] * right[at];
            first += (double)left[at] * left[at];
            second += (double)right[at] * right[at];
        }

        double cosine = both / Math.Sqrt(first * second);
        return double.IsFinite(cosine) ? cosine : null;
    }
}
