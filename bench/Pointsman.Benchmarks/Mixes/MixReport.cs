namespace Pointsman.Benchmarks.Mixes;

/// <summary>Prints prediction and simulation side by side.</summary>
internal static class MixReport
{
    private const int Requests = 10_000;
    private const int Seed = 2026;

    public static async Task<int> RunAsync(TextWriter output, TimeProvider time)
    {
        bool all = true;
        foreach (MixTrial trial in MixTrial.All)
        {
            MixOutcome outcome = await trial.RunAsync(Requests, Seed, time, CancellationToken.None);
            all &= outcome.IsAccuracyAsPredicted && outcome.IsCostAsPredicted;
            Write(output, outcome);
        }

        return all ? 0 : 1;
    }

    private static void Write(TextWriter output, MixOutcome outcome)
    {
        Usd cost = outcome.Predicted.CostPerRequest;
        decimal accuracy = outcome.Predicted.Accuracy * 100;
        output.WriteLine($"{outcome.Trial.Name} ({outcome.Requests:#,##0} requests)");
        output.WriteLine($"  {"",-20} {"predicted",10} {"95 % within",13} {"simulated",10}");
        output.WriteLine(
            $"  {"a request, USD",-20} {cost.Amount,10:0.00000} "
            + $"{$"± {outcome.CostMargin.Amount:0.00000}",13} "
            + $"{outcome.CostPerRequest.Amount,10:0.00000}  {Verdict(outcome.IsCostAsPredicted)}");
        output.WriteLine($"  {"accuracy, %",-20} {accuracy,10:0.00} {$"± {outcome.AccuracyMargin * 100:0.00}",13} "
            + $"{outcome.Accuracy * 100,10:0.00}  {Verdict(outcome.IsAccuracyAsPredicted)}");
        for (int i = 0; i < outcome.Answered.Count; i++)
        {
            MixStep step = outcome.Predicted.Mix.Steps[i];
            double share = 100.0 * outcome.Answered[i] / outcome.Requests;
            output.WriteLine($"  {$"{step.Name} answers, %",-20} {step.Share * 100,10:0.00} {"",13} {share,10:0.00}");
        }

        output.WriteLine();
    }

    private static string Verdict(bool within) => within ? "within" : "OUTSIDE";
}
