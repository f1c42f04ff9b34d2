namespace Pointsman.Benchmarks.Mixes;

/// <summary>Many runs with other questions each: the intervals should hold as often as they promise.</summary>
internal static class SeedsReport
{
    public static async Task<int> RunAsync(
        TextWriter output, int requests, int first, int seeds, TimeProvider time, CancellationToken cancel)
    {
        int held = 0, all = 0, ledgers = 0;
        for (int seed = first; seed < first + seeds; seed++)
        {
            foreach (ServedTrial trial in ServedTrial.All)
            {
                ServedOutcome outcome = await trial.RunAsync(requests, seed, time, cancel);
                held += (outcome.IsCostAsPredicted ? 1 : 0) + (outcome.IsAccuracyAsPredicted ? 1 : 0);
                all += 2;
                ledgers += outcome.IsLedgerConsistent ? 1 : 0;
                output.WriteLine(
                    $"seed {seed} {trial.Route}: cost {ServedReport.Verdict(outcome.IsCostAsPredicted)}, "
                    + $"accuracy {ServedReport.Verdict(outcome.IsAccuracyAsPredicted)}");
            }
        }

        output.WriteLine($"{held} of {all} figures are within their 95 % interval, {0.95 * all:0} are expected, fewer "
            + $"than {Fewest(all)} would be one chance in a thousand");
        output.WriteLine($"the ledger adds up in {ledgers} of {all / 2} runs");
        return held >= Fewest(all) && ledgers == all / 2 ? 0 : 1;
    }

    // So many hold in 999 of 1,000 such reports when nothing is wrong.
    private static int Fewest(int all)
    {
        double chance = Math.Pow(0.05, all), below = 0;
        int held = 0;
        while (below + chance < 0.001)
        {
            below += chance;
            held++;
            chance *= (double)(all - held + 1) / held * 0.95 / 0.05;
        }

        return held;
    }
}
