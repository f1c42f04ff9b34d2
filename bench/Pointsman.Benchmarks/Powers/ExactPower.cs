namespace Pointsman.Benchmarks.Powers;

/// <summary>How often a test of pairs of right and wrong rejects, by counting every way in which the cases can fall.
/// </summary>
internal static class ExactPower
{
    /// <summary>McNemar's test with mid-p.</summary>
    public static double McNemar(int cases, PairOfModels models, double error = 0.05) =>
        Of(cases, models, (first, second) => Pointsman.McNemar.MidP(first, second).PValue <= error);

    /// <summary>Tango's test of not being worse by more than a margin.</summary>
    public static double NotWorse(int cases, PairOfModels models, double margin, double error = 0.05) =>
        Of(cases, models, (first, second) => NonInferiority
            .PairedBinary(new PairedCounts(0, second, first, cases - first - second), margin).PValue <= error);

    private static double Of(int cases, PairOfModels models, Func<int, int, bool> rejects)
    {
        double discordance = models.FirstOnly + models.SecondOnly, share = models.FirstOnly / discordance, power = 0;
        for (int differ = 0; differ <= cases; differ++)
        {
            double chance = Binomial.At(differ, cases, discordance);
            if (chance < 1e-12)
            {
                continue;
            }

            for (int first = 0; first <= differ; first++)
            {
                double own = Binomial.At(first, differ, share);
                power += own > 1e-12 && rejects(first, differ - first) ? chance * own : 0;
            }
        }

        return power;
    }
}
