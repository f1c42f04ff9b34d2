namespace Pointsman.Evaluation;

/// <summary>Adds up what a run says of one arm.</summary>
internal sealed class ArmMeasuring(Run run, int arm)
{
    private readonly SortedDictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly List<double> _latencies = [];
    private readonly List<double> _firsts = [];
    private readonly List<double> _rates = [];
    private int _asked, _answered, _remembered, _ungraded, _retries, _counted, _unpriced;
    private long _input, _output;
    private Usd _worth;
    private Usd _paid;

    public ArmMetrics Measure()
    {
        ArmOutcomes outcomes = ArmOutcomes.Of(run, arm);
        foreach (RunCase one in run.Cases)
        {
            for (int repeat = 0; repeat < run.Header.Repeats; repeat++)
            {
                if (run[new Cell(one.Index, arm, repeat)] is { } result)
                {
                    Add(result);
                }
            }
        }

        return new ArmMetrics
        {
            Arm = run.Header.Arms[arm],
            Asked = _asked,
            Answered = _answered,
            Remembered = _remembered,
            Failures = _failures,
            Ungraded = _ungraded,
            Retries = _retries,
            Cases = outcomes.Cases.Count(one => one.Passed is not null),
            Accuracy = CaseMean.Of(outcomes.Cases, one => one.Passed),
            Score = CaseMean.Of(outcomes.Cases, one => one.Score),
            Latency = Spread.Of(_latencies),
            FirstToken = Spread.Of(_firsts),
            TokensPerSecond = Spread.Of(_rates),
            Cost = _paid,
            Unpriced = _unpriced,
            CostPerAnswer = _answered == 0 || _unpriced > 0 ? null : _worth / _answered,
            InputTokens = _counted == 0 ? null : (double)_input / _counted,
            OutputTokens = _counted == 0 ? null : (double)_output / _counted,
            Consistency = Consistency(),
            Categories = Groups(outcomes.Cases, one => one.Category),
            Difficulties = Groups(outcomes.Cases, one => one.Difficulty),
            Evaluators = EvaluatorMeasuring.Of(run, arm),
        };
    }

    private void Add(CellResult result)
    {
        _asked++;
        if (result.Answer is not { } answer)
        {
            string kind = result.Failure?.Kind ?? "unknown";
            _failures[kind] = _failures.GetValueOrDefault(kind) + 1;
            _retries += Math.Max(0, (result.Failure?.Attempts ?? 0) - 1);
            return;
        }

        _answered++;
        _retries += answer.Attempts - 1;
        _remembered += answer.Cached ? 1 : 0;
        _ungraded += result.Grade is null && result.Scores?.Any(score => !score.IsScore) == true ? 1 : 0;
        if (answer.Latency is { } latency)
        {
            _latencies.Add(latency.TotalSeconds);
        }

        if (answer.Cost is { } cost)
        {
            _worth += cost;
            _paid += answer.Cached ? Usd.Zero : cost;
        }
        else
        {
            _unpriced++;
        }

        if (answer.Usage is { } usage)
        {
            _counted++;
            _input += usage.TotalInput;
            _output += usage.TotalOutput;
        }

        if (answer.FirstToken is { } first)
        {
            _firsts.Add(first.TotalSeconds);
            if (answer.TokensPerSecond is { } rate)
            {
                _rates.Add(rate);
            }
        }
    }

    private double? Consistency()
    {
        long same = 0, pairs = 0;
        foreach (RunCase one in run.Cases)
        {
            int passed = 0, graded = 0;
            for (int repeat = 0; repeat < run.Header.Repeats; repeat++)
            {
                if (run[new Cell(one.Index, arm, repeat)]?.Grade is { } grade)
                {
                    graded++;
                    passed += grade.Passed ? 1 : 0;
                }
            }

            int failed = graded - passed;
            pairs += (long)graded * (graded - 1) / 2;
            same += ((long)passed * (passed - 1) / 2) + ((long)failed * (failed - 1) / 2);
        }

        return pairs == 0 ? null : (double)same / pairs;
    }

    private static List<GroupMetrics> Groups(IReadOnlyList<CaseOutcome> cases, Func<CaseOutcome, string?> name)
    {
        if (cases.All(one => name(one) is null))
        {
            return [];
        }

        var groups = new List<GroupMetrics>();
        foreach (var group in cases.GroupBy(one => name(one) ?? "").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            CaseOutcome[] own = [.. group];
            if (CaseMean.Of(own, one => one.Passed) is { } accuracy)
            {
                groups.Add(new GroupMetrics(group.Key, own.Count(one => one.Passed is not null), accuracy));
            }
        }

        return groups;
    }
}
