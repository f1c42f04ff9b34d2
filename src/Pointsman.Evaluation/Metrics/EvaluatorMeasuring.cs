namespace Pointsman.Evaluation;

/// <summary>Adds up what each evaluator said of one arm.</summary>
internal static class EvaluatorMeasuring
{
    public static IReadOnlyList<EvaluatorMetrics> Of(Run run, int arm)
    {
        // Evaluators of single cases are many and of one kind; they are told together, by their kind.
        var sums = new Dictionary<string, Sum>(StringComparer.Ordinal);
        foreach (RunEvaluator evaluator in run.Header.Evaluators)
        {
            sums.TryAdd(evaluator.Name, new Sum(evaluator));
        }

        foreach (RunCase one in run.Cases)
        {
            for (int repeat = 0; repeat < run.Header.Repeats; repeat++)
            {
                if (run[new Cell(one.Index, arm, repeat)]?.Scores is not { } scores)
                {
                    continue;
                }

                for (int at = 0; at < scores.Count; at++)
                {
                    SumOf(sums, run.Header, one, at).Add(scores[at]);
                }
            }
        }

        return [.. sums.Values.Select(sum => sum.ToMetrics())];
    }

    private static Sum SumOf(Dictionary<string, Sum> sums, RunHeader header, RunCase one, int at)
    {
        if (at < header.Evaluators.Count)
        {
            return sums[header.Evaluators[at].Name];
        }

        RunEvaluator own = one.Evaluators[at - header.Evaluators.Count];
        string name = $"{own.Kind} of single cases";
        if (!sums.TryGetValue(name, out Sum? sum))
        {
            sums[name] = sum = new Sum(own with { Name = name });
        }

        return sum;
    }

    private sealed class Sum(RunEvaluator evaluator)
    {
        private int _scored, _errors, _passed, _voted;
        private double _values, _deviations;

        public void Add(EvaluatorScore score)
        {
            if (!score.IsScore)
            {
                _errors++;
                return;
            }

            _scored++;
            _passed += score.Passed ? 1 : 0;
            _values += score.Value;
            if (score.Votes is { Count: > 1 } votes)
            {
                _voted++;
                _deviations += Math.Sqrt(Moments.Variance([.. votes]));
            }
        }

        public EvaluatorMetrics ToMetrics() =>
            new(evaluator, _scored, _errors, _passed, _scored == 0 ? 0 : _values / _scored)
            {
                SelfDeviation = _voted == 0 ? null : _deviations / _voted,
            };
    }
}
