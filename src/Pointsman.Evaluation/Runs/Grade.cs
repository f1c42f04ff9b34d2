namespace Pointsman.Evaluation;

/// <summary>What all evaluators of an answer say together.</summary>
/// <param name="Value">The mean of their scores by their weights, from 0 to 1.</param>
/// <param name="Passed">Whether the answer passed.</param>
public sealed record Grade(double Value, bool Passed)
{
    /// <summary>
    /// The grade of an answer; null where an evaluator that counts has no score, or none counts. With a threshold the
    /// answer passes by its mean, else when every evaluator that counts says so.
    /// </summary>
    public static Grade? Of(
        IReadOnlyList<double> weights, IReadOnlyList<EvaluatorScore> scores, double? threshold = null)
    {
        double sum = 0, total = 0;
        bool all = true;
        for (int at = 0; at < scores.Count; at++)
        {
            double weight = weights[at];
            if (weight <= 0)
            {
                continue;
            }

            if (!scores[at].IsScore)
            {
                return null;
            }

            sum += weight * scores[at].Value;
            total += weight;
            all &= scores[at].Passed;
        }

        if (total <= 0)
        {
            return null;
        }

        double value = Math.Clamp(sum / total, 0, 1);
        return new Grade(value, threshold is { } least ? value >= least : all);
    }
}
