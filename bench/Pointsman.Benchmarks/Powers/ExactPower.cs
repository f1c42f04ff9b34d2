namespace Pointsman.Benchmarks.Powers;

/// <summary>How often McNemar's test with mid-p rejects, by counting every way in which the cases can fall.</summary>
internal static class ExactPower
{
    public static double Of(int cases, PairOfModels models, double error = 0.05)
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
                power += own > 1e-12 && McNemar.MidP(first, differ - first).PValue <= error ? chance * own : 0;
            }
        }

        return power;
    }
}
