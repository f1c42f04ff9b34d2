namespace Pointsman.Benchmarks.Mixes;

/// <summary>What a trial did, beside what its arithmetic says.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Predicted">What the arithmetic of mixes says.</param>
/// <param name="Requests">How many requests were made.</param>
/// <param name="Right">How many answers were right.</param>
/// <param name="Spent">What all of them cost.</param>
/// <param name="Answered">How many each model answered.</param>
internal sealed record MixOutcome(
    MixTrial Trial, MixCost Predicted, int Requests, int Right, Usd Spent, IReadOnlyList<int> Answered)
{
    public double Accuracy => (double)Right / Requests;

    public Usd CostPerRequest => Spent / Requests;

    /// <summary>Half the 95 % interval in which a sample of this size lies around the predicted accuracy.</summary>
    public double AccuracyMargin =>
        WilsonInterval.Z95 * Math.Sqrt((double)(Predicted.Accuracy * (1 - Predicted.Accuracy)) / Requests);

    /// <summary>The same around the predicted cost: its variance follows from the shares and the costs.</summary>
    public Usd CostMargin
    {
        get
        {
            double mean = (double)Predicted.CostPerRequest.Amount, square = 0, paid = 0;
            foreach (MixStep step in Predicted.Mix.Steps)
            {
                double own = (double)step.CostPerRequest.Amount;
                paid = Predicted.Mix.Kind == MixKind.Cascade ? paid + own : own;
                square += (double)step.Share * paid * paid;
            }

            return new Usd((decimal)(WilsonInterval.Z95 * Math.Sqrt((square - (mean * mean)) / Requests)));
        }
    }

    public bool IsAccuracyAsPredicted => Math.Abs(Accuracy - (double)Predicted.Accuracy) <= AccuracyMargin;

    public bool IsCostAsPredicted =>
        Math.Abs(CostPerRequest.Amount - Predicted.CostPerRequest.Amount) <= CostMargin.Amount;
}
