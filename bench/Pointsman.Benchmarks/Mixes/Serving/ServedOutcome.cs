namespace Pointsman.Benchmarks.Mixes;

/// <summary>What a route did behind the gateway, beside what the arithmetic foretold.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="AcceptAt">The thresholds that the route had.</param>
/// <param name="Alone">What each model did alone, on other questions.</param>
/// <param name="Measured">What the route did, by its decisions.</param>
/// <param name="Replies">What the clients got.</param>
/// <param name="Stories">What the ledger has of each.</param>
internal sealed record ServedOutcome(
    ServedTrial Trial, IReadOnlyList<double> AcceptAt, AloneTable Alone, StepTally Measured,
    IReadOnlyList<Reply> Replies, IReadOnlyList<CallStory> Stories)
{
    /// <summary>What the route has cost by the sums of the ledger.</summary>
    public required Usd Spent { get; init; }

    /// <summary>What was foretold, step by step.</summary>
    public StepTally Foretold { get; } = Alone.Foretell(AcceptAt);

    /// <summary>The arithmetic on it.</summary>
    public MixCost Predicted => MixCost.Of(Foretold.ToMix());

    /// <summary>What the arithmetic says a request costs; the deviation is that of the sample behind it.</summary>
    public Sample PredictedCost => Foretold.Cost with { Mean = (double)Predicted.CostPerRequest.Amount };

    /// <summary>What the arithmetic says of accuracy.</summary>
    public Sample PredictedRight => Foretold.Right with { Mean = (double)Predicted.Accuracy };

    public bool IsCostAsPredicted => PredictedCost.AgreesWith(Measured.Cost);

    public bool IsAccuracyAsPredicted => PredictedRight.AgreesWith(Measured.Right);

    /// <summary>Whether decisions, their attempts and the ledger's sums say the same to the last digit.</summary>
    public bool IsLedgerConsistent =>
        Spent == Measured.Paid && Stories.All(story => story.Cost == story.AttemptsTogether);

    public bool IsAsPredicted => IsCostAsPredicted && IsAccuracyAsPredicted && IsLedgerConsistent;
}
