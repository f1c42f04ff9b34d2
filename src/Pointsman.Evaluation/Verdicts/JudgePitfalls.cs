namespace Pointsman.Evaluation;

/// <summary>Mistakes with models that judge.</summary>
internal static class JudgePitfalls
{
    private const double LowKappa = 0.6;

    // Half a point of five.
    private const double LargestDeviation = 0.125;

    public static IEnumerable<Pitfall> Of(RunFindings found)
    {
        foreach (string judge in found.JudgeNames)
        {
            string[] kin =
                [.. found.Header.Arms.Where(arm => IsKin(judge, arm, found.Catalog)).Select(arm => arm.Name)];
            if (kin.Length > 0)
            {
                yield return new Pitfall(
                    "judge-of-the-family", $"the judge {judge} is of the family of {Figures.And(kin)}",
                    "models rate higher what they could have written themselves",
                    "have a model of another maker judge, or check it against people's labels");
            }
        }

        foreach (Pitfall one in found.Judges.SelectMany(Agreement))
        {
            yield return one;
        }

        if (PairMeasuring.Bias(found.Pairs) is { PValue: <= 0.05 } bias)
        {
            string place = bias.FirstTwice > bias.SecondTwice ? "first" : "second";
            yield return new Pitfall(
                "position-bias",
                $"in {Figures.Count(bias.FirstTwice + bias.SecondTwice)} of {Figures.Count(bias.Pairs, "pair")} the "
                + $"judge followed the place, mostly the {place} one",
                "such pairs count as ties here, and take from what can be seen",
                "take a stronger judge, or say more plainly what counts");
        }

        int errors = found.Pairs.Sum(arm => arm.Errors), all = errors + found.Pairs.Sum(arm => arm.Pairs);
        if (all > 0 && errors > found.Header.MostErrors * all)
        {
            yield return new Pitfall(
                "pair-errors", $"{Figures.Count(errors)} of {Figures.Count(all, "pair")} could not be judged",
                "pairs that cannot be judged are left out, and are rarely the plain ones",
                "read the errors in the run's file, and run again");
        }
    }

    private static IEnumerable<Pitfall> Agreement(JudgeAgreement judge)
    {
        string name = judge.Evaluator.Name;
        if (judge.Kappa is not { } kappa)
        {
            yield return new Pitfall(
                "judge-unchecked", judge.Labels == 0
                    ? $"nobody checked the judge of '{name}': no case has a label of a person"
                    : $"the labels of '{name}' show nothing: judge or people always said the same",
                "a judge that nobody checked may measure something else than you think",
                "label some 50 answers, good and bad: human: pass or fail, or 1 to 5");
        }
        else if (kappa.Value < LowKappa)
        {
            yield return new Pitfall(
                "judge-disagrees",
                $"the judge of '{name}' agrees with people only a little: kappa {Figures.Number(kappa.Value)} "
                + $"({Figures.Number(kappa.Low)} to {Figures.Number(kappa.High)}), "
                + Figures.Count(judge.Labels, "label"),
                "what it calls better is not what people call better",
                "say more plainly what counts, or take another judge");
        }

        if (judge.SelfDeviation > LargestDeviation)
        {
            yield return new Pitfall(
                "judge-inconsistent",
                $"ratings of one answer by '{name}' differ by {Figures.Number(4 * judge.SelfDeviation.Value)} points "
                + "of five",
                "a judge that does not agree with itself adds noise, and needs more cases",
                "ask it more often (samples: 5), or say more plainly what counts");
        }
    }

    private static bool IsKin(string judge, RunArm arm, Catalog? catalog) => judge == arm.Model
        || ModelFamily.Shared(judge, arm.Model, catalog) is not null
        || (arm.Offer is { } offer && ModelFamily.Shared(judge, offer, catalog) is not null);
}
