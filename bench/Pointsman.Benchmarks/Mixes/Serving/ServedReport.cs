using System.Globalization;

namespace Pointsman.Benchmarks.Mixes;

/// <summary>Prints what was foretold beside what the gateway did.</summary>
internal static class ServedReport
{
    public static void Write(TextWriter output, ServedOutcome outcome)
    {
        StepTally told = outcome.Foretold, seen = outcome.Measured;
        output.WriteLine(Title(outcome));
        output.WriteLine($"  thresholds {(outcome.Trial.AcceptAt is null
            ? $"chosen on {told.Count:#,##0} requests of their own, for the shares {Shares(outcome.Trial)}"
            : "given")}");
        output.WriteLine($"  predicted by the arithmetic of mixes, from {told.Count:#,##0} other requests that each "
            + "simulated model answered alone");
        if (told.Steps[^1] == QueuePerson.Target)
        {
            output.WriteLine($"  and from what is stated of the person: right in {QueuePerson.Accuracy * 100:0} %, "
                + $"${QueuePerson.PricePerCase.Amount:0.00} a case");
        }

        output.WriteLine(
            $"  measured on {seen.Count:#,##0} requests through the gateway; costs are those of its ledger");
        output.WriteLine($"  {"",-34}{"predicted",11}{"95 %",12}{"measured",12}{"95 %",12}{"apart",12}{"at most",11}");
        Write(output, "a request, USD", 1, outcome.PredictedCost, seen.Cost, outcome.IsCostAsPredicted);
        Write(output, "right, %", 100, outcome.PredictedRight, seen.Right, outcome.IsAccuracyAsPredicted);
        for (int i = 0; i < told.Steps.Count; i++)
        {
            string name = told.Steps[i];
            Write(output, $"{name} answers, %", 100, told.Share(i), seen.Share(i));
            Write(output, $"{name} right in those, %", 100, told.RightOf(i), seen.RightOf(i));
            Write(output, $"{name} a request it sees, USD", 1, told.CostOf(i), seen.CostOf(i));
        }

        WriteIndependent(output, outcome);
        decimal decisions = outcome.Stories.Sum(story => story.Cost.Amount);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  ledger, USD: {outcome.Spent.Amount:0.0##########} in its sums, {seen.Paid.Amount:0.0##########} in "
            + $"attempts, {decisions:0.0##########} in decisions: ")
            + (outcome.IsLedgerConsistent ? "the same" : "NOT THE SAME"));
        output.WriteLine();
    }

    /// <summary>The word for whether a figure is where it should be.</summary>
    public static string Verdict(bool within) => within ? "within" : "OUTSIDE";

    private static string Title(ServedOutcome outcome) => string.Join(", ", outcome.Trial.Steps.Select((step, i) =>
        i == 0 ? $"{outcome.Trial.Route}: {step}"
        : string.Create(CultureInfo.InvariantCulture, $"{step} below {outcome.AcceptAt[i - 1]}")));

    private static string Shares(ServedTrial trial) =>
        string.Join('/', trial.Shares!.Select(share => Math.Round(share * 100)));

    private static void Write(
        TextWriter output, string name, double scale, Sample told, Sample seen, bool? within = null)
    {
        // Money in dollars has as many digits as the cheapest step needs.
        string form = scale == 1 ? "0.0000000" : "0.00";
        output.WriteLine(
            $"  {name,-34}{Text(told.Mean),11}{$"± {Text(told.Margin)}",12}{Text(seen.Mean),12}"
            + $"{$"± {Text(seen.Margin)}",12}{Text(seen.Mean - told.Mean),12}{Text(told.MarginBeside(seen)),11}"
            + (within is { } known ? $"  {Verdict(known)}" : ""));

        string Text(double number) => (number * scale).ToString(form, CultureInfo.InvariantCulture);
    }

    // What shows that the verdict can be the other one, and why steps must be measured on the same requests.
    private static void WriteIndependent(TextWriter output, ServedOutcome outcome)
    {
        MixCost wrong = MixCost.Of(outcome.Alone.AsIfIndependent(outcome.AcceptAt));
        Sample cost = outcome.PredictedCost with { Mean = (double)wrong.CostPerRequest.Amount };
        Sample right = outcome.PredictedRight with { Mean = (double)wrong.Accuracy };
        output.WriteLine("  for comparison, were the steps independent of each other (not a part of the verdict):");
        Write(output, "a request, USD", 1, cost, outcome.Measured.Cost, cost.AgreesWith(outcome.Measured.Cost));
        Write(output, "right, %", 100, right, outcome.Measured.Right, right.AgreesWith(outcome.Measured.Right));
    }
}
