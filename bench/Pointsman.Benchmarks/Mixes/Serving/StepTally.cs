namespace Pointsman.Benchmarks.Mixes;

/// <summary>What became of many questions, by step and as a whole.</summary>
internal sealed class StepTally(IReadOnlyList<string> steps, IReadOnlyList<StepCase> cases)
{
    public int Count => cases.Count;

    public IReadOnlyList<string> Steps => steps;

    public Sample Cost { get; } = Sample.Of(cases.Select(one => (double)one.Cost.Amount));

    public Sample Right { get; } = Sample.Of(cases.Select(one => one.Right));

    /// <summary>The sum of all that was paid, to the last digit.</summary>
    public Usd Paid => cases.Aggregate(Usd.Zero, (sum, one) => sum + one.Cost);

    /// <summary>How many questions a step answered.</summary>
    public int Answered(int step) => cases.Count(one => one.AnsweredBy == step);

    /// <summary>The share of all questions that a step answers.</summary>
    public Sample Share(int step) => Sample.Of(cases.Select(one => one.AnsweredBy == step ? 1.0 : 0.0));

    /// <summary>How often a step is right where its answer stands.</summary>
    public Sample RightOf(int step) =>
        Sample.Of(cases.Where(one => one.AnsweredBy == step).Select(one => one.Right));

    /// <summary>What a question costs at a step that it reaches.</summary>
    public Sample CostOf(int step) =>
        Sample.Of(cases.Where(one => one.Paid.Count > step).Select(one => (double)one.Paid[step].Amount));

    /// <summary>The same as shares, costs and accuracies, for the arithmetic.</summary>
    public Mix ToMix()
    {
        var all = new List<MixStep>();
        decimal left = 1;
        for (int i = 0; i < steps.Count; i++)
        {
            // The last step has what is left: shares that are thirds do not come to 1 by themselves.
            decimal share = i == steps.Count - 1 ? left : (decimal)Answered(i) / Count;
            left -= share;
            all.Add(new MixStep(
                steps[i], share, new Usd((decimal)CostOf(i).Mean), (decimal)RightOf(i).Mean));
        }

        return new Mix { Kind = MixKind.Cascade, Steps = all };
    }
}
