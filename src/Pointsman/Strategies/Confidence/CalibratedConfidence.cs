using System.Globalization;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// Another method with its numbers made honest: what it says is replaced by how often answers of which it said that
/// were right. What it knows nothing of stays at 0.
/// </summary>
/// <param name="method">The method.</param>
/// <param name="calibration">From what it says to how often that is right.</param>
public sealed class CalibratedConfidence(ConfidenceMethod method, Calibration calibration) : ConfidenceMethod
{
    /// <inheritdoc />
    public override string Name => $"calibrated {method.Name}";

    /// <inheritdoc />
    public override IReadOnlyList<StrategyPart> Parts => method.Parts;

    internal override int FurtherAsks => method.FurtherAsks;

    internal override long LongerBy => method.LongerBy;

    internal override decimal MostOf(CallSize size, long answer, Func<RoutingTarget, CallSize, decimal> each) =>
        method.MostOf(size, answer, each);

    internal override StrategyAsk Prepare(StrategyAsk ask) => method.Prepare(ask);

    internal override async ValueTask<Confidence> MeasureAsync(ConfidenceCase one, CancellationToken cancel) =>
        Calibrated(await method.MeasureAsync(one, cancel));

    internal override Confidence? Foresee(in RequestFacts facts, Decision step) =>
        method.Foresee(facts, step) is { } raw ? Calibrated(raw) : null;

    internal override ChatResponse Clean(ChatResponse answer, StrategyAsk ask) => method.Clean(answer, ask);

    private Confidence Calibrated(Confidence raw) => raw.IsKnown
        ? raw with
        {
            Value = calibration.Map(raw.Value),
            Evidence = string.Create(
                CultureInfo.InvariantCulture, $"{raw.Evidence}; {raw.Value:0.00} before calibration"),
        }
        : raw;
}
