namespace Pointsman;

/// <summary>The binomial distribution; large counts cost no more than small ones.</summary>
public static class Binomial
{
    /// <summary>
    /// The chance of exactly <paramref name="right"/> among <paramref name="count"/>, in C. Loader's saddle-point form;
    /// R's <c>dbinom</c>.
    /// </summary>
    public static double At(int right, int count, double chance)
    {
        Require.Share(chance);
        if (right < 0 || right > count)
        {
            return 0;
        }

        double wrong = count - right;
        if (right == 0 || wrong == 0)
        {
            double ends = wrong == 0 ? Math.Log(chance) : Saddle.Log1P(-chance);
            return count == 0 ? 1 : Math.Exp(count * ends);
        }

        return chance is 0 or 1 ? 0 : Math.Sqrt(count / (2 * Math.PI * right * wrong)) * Math.Exp(
            Saddle.StirlingRest(count) - Saddle.StirlingRest(right) - Saddle.StirlingRest(wrong)
            - Saddle.Deviance(right, count * chance) - Saddle.Deviance(wrong, count * (1 - chance)));
    }

    /// <summary>The chance of at least <paramref name="right"/> among <paramref name="count"/>.</summary>
    public static double AtLeast(int right, int count, double chance)
    {
        Require.Share(chance);
        if (right <= 0)
        {
            return 1;
        }

        return right > count ? 0 : Beta.Below(chance, right, count - right + 1);
    }

    /// <summary>The chance of at most <paramref name="right"/> among <paramref name="count"/>.</summary>
    public static double AtMost(int right, int count, double chance)
    {
        Require.Share(chance);
        if (right >= count)
        {
            return 1;
        }

        return right < 0 ? 0 : Beta.Above(chance, right + 1, count - right);
    }
}
