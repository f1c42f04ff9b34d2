namespace Pointsman.Evaluation;

/// <summary>Holds judges against people's labels, and against themselves.</summary>
internal static class JudgeAgreements
{
    private static readonly HashSet<string> JudgedKinds = new(StringComparer.Ordinal)
    {
        "rubric", "g-eval", "accuracy", "relevance", "safety", "tone", "faithfulness", "hallucination",
    };

    /// <summary>Whether a model judges for an evaluator.</summary>
    public static bool IsJudge(RunEvaluator evaluator) =>
        evaluator.Judges.Count > 0 || JudgedKinds.Contains(evaluator.Kind);

    /// <summary>Every evaluator of the suite for which a model judges.</summary>
    public static IReadOnlyList<JudgeAgreement> Of(Run run) =>
    [
        .. run.Header.Evaluators.Select((evaluator, at) => (evaluator, at)).Where(one => IsJudge(one.evaluator))
            .Select(one => Of(run, one.evaluator, one.at)),
    ];

    private static JudgeAgreement Of(Run run, RunEvaluator evaluator, int at)
    {
        var labelled = new List<(int Human, EvaluatorScore Score)>();
        var deviations = new List<double>();
        int errors = 0, baseline = ArmComparisons.BaselineOf(run.Header);
        foreach ((RunCase one, int arm, int repeat, EvaluatorScore score) in Scores(run, at))
        {
            if (!score.IsScore)
            {
                errors++;
                continue;
            }

            if (score.Votes is { Count: > 1 } votes)
            {
                deviations.Add(Math.Sqrt(Moments.Variance([.. votes])));
            }

            if (repeat == 0 && HumanLabel.Of(one.Case, run.Header.Arms[arm], arm == baseline) is { } human)
            {
                labelled.Add((human, score));
            }
        }

        return Agreement(new JudgeAgreement(evaluator, labelled.Count)
        {
            Judges = evaluator.Judges.Count > 0 ? evaluator.Judges : run.Header.Judge is { } usual ? [usual] : [],
            SelfDeviation = deviations.Count == 0 ? null : deviations.Average(),
            Errors = errors,
        }, labelled);
    }

    private static IEnumerable<(RunCase Case, int Arm, int Repeat, EvaluatorScore Score)> Scores(Run run, int at) =>
        from one in run.Cases
        from arm in Enumerable.Range(0, run.Header.Arms.Count)
        from repeat in Enumerable.Range(0, run.Header.Repeats)
        let scores = run[new Cell(one.Index, arm, repeat)]?.Scores
        where scores is not null && at < scores.Count
        select (one, arm, repeat, scores[at]);

    private static JudgeAgreement Agreement(JudgeAgreement judge, List<(int Human, EvaluatorScore Score)> labelled)
    {
        if (labelled.Count == 0)
        {
            return judge;
        }

        bool points = HumanLabel.ArePoints(labelled.Select(one => one.Human));
        int[] people = [.. labelled.Select(one => points ? Math.Max(0, one.Human - 1) : one.Human)];
        int[] ratings = [.. labelled.Select(one => points
            ? (int)Math.Round(4 * one.Score.Value, MidpointRounding.AwayFromZero) : one.Score.Passed ? 1 : 0)];
        int same = people.Zip(ratings).Count(pair => pair.First == pair.Second);
        return judge with
        {
            IsWeighted = points,
            Share = (double)same / people.Length,
            Kappa = Kappa(people, ratings, points, same),
        };
    }

    private static ConfidenceInterval? Kappa(int[] people, int[] ratings, bool points, int same)
    {
        KappaResult kappa = CohenKappa.OfRatings(
            people, ratings, points ? KappaWeights.Quadratic : KappaWeights.None);
        if (!double.IsFinite(kappa.Kappa) || kappa.Interval is not { } interval)
        {
            return null;
        }

        double low = interval.Low, high = interval.High;
        if (same == people.Length)
        {
            // Where all agree the standard error is 0; as sure as so many agreements are, and no surer.
            double chance = people.GroupBy(label => label).Sum(one => Math.Pow((double)one.Count() / people.Length, 2));
            low = (ProportionInterval.Wilson(same, same).Low - chance) / (1 - chance);
        }

        return interval with
        {
            Low = Math.Clamp(double.IsFinite(low) ? low : -1, -1, 1),
            High = Math.Clamp(double.IsFinite(high) ? high : 1, -1, 1),
        };
    }
}
