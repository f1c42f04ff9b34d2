using System.Globalization;

namespace Pointsman;

/// <summary>
/// What a learned predictor expects of the step, from the request alone. It is known before the step is asked, so a
/// step that is not expected to be good enough is not asked and not paid.
/// </summary>
/// <param name="predictor">How likely a candidate is to answer a request well.</param>
public sealed class PredictedConfidence(SuccessPredictor predictor) : ConfidenceMethod
{
    /// <inheritdoc />
    public override string Name => "predicted";

    internal override ValueTask<Confidence> MeasureAsync(ConfidenceCase one, CancellationToken cancel) =>
        ValueTask.FromResult(one.From is { } from
            ? Predict(one.Run.Facts, from)
            : Confidence.None("nothing is predicted for a strategy of several"));

    internal override Confidence? Foresee(in RequestFacts facts, Decision step) =>
        step.Work is null && step.Plan.Count > 0 ? Predict(facts, step.Plan[0]) : null;

    private Confidence Predict(in RequestFacts facts, RoutingTarget candidate)
    {
        try
        {
            double chance = predictor(facts, candidate);
            return double.IsNaN(chance)
                ? Confidence.None($"the prediction for {candidate.Name} is not a number")
                : new Confidence(Math.Clamp(chance, 0, 1), string.Create(
                    CultureInfo.InvariantCulture, $"predicted for {candidate.Name} from the request"));
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return Confidence.None($"the predictor broke: {broken.GetType().Name}");
        }
    }
}
