namespace Pointsman.Evaluation;

/// <summary>What an arm did, case by case.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Cases">Its cases, in the order of the suite.</param>
public sealed record ArmOutcomes(RunArm Arm, IReadOnlyList<CaseOutcome> Cases)
{
    /// <summary>Collects what an arm of a run did.</summary>
    public static ArmOutcomes Of(Run run, int arm)
    {
        var cases = new List<CaseOutcome>(run.Cases.Count);
        foreach (RunCase one in run.Cases)
        {
            cases.Add(Of(run, one, arm));
        }

        return new ArmOutcomes(run.Header.Arms[arm], cases);
    }

    /// <summary>Whether every case is plainly right or wrong, by itself: what tests of pairs of counts need.</summary>
    internal bool IsBinary => Cases.All(one => one is { Cluster: null, Passed: null or 0 or 1 });

    private static CaseOutcome Of(Run run, RunCase one, int arm)
    {
        double passed = 0, score = 0, seconds = 0, dollars = 0;
        int graded = 0, answered = 0, timed = 0, priced = 0;
        for (int repeat = 0; repeat < run.Header.Repeats; repeat++)
        {
            if (run[new Cell(one.Index, arm, repeat)] is not { Answer: { } answer } result)
            {
                continue;
            }

            answered++;
            if (answer.Latency is { } latency)
            {
                timed++;
                seconds += latency.TotalSeconds;
            }

            if (answer.Cost is { } cost)
            {
                priced++;
                dollars += (double)cost.Amount;
            }

            if (result.Grade is { } grade)
            {
                graded++;
                passed += grade.Passed ? 1 : 0;
                score += grade.Value;
            }
        }

        return new CaseOutcome(one.Case.Id)
        {
            Cluster = one.Case.Cluster,
            Category = one.Case.Category,
            Difficulty = one.Case.Difficulty,
            Answered = answered,
            Graded = graded,
            Passed = graded == 0 ? null : passed / graded,
            Score = graded == 0 ? null : score / graded,
            Seconds = timed == 0 || timed < answered ? null : seconds / timed,
            Dollars = priced == 0 || priced < answered ? null : dollars / priced,
        };
    }
}
