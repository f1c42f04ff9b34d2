using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>A run that was read from its file: what was compared, on which cases, and what became of each.</summary>
public sealed class Run
{
    private readonly CellTable _results;
    private readonly Lazy<string?> _failed;

    /// <summary>Puts a run together.</summary>
    public Run(
        RunHeader header, IReadOnlyList<RunCase> cases, Dictionary<Cell, CellResult> results, RunEnd? end = null)
        : this(header, cases, CellTable.Of(header, results), end)
    {
    }

    internal Run(RunHeader header, IReadOnlyList<RunCase> cases, CellTable results, RunEnd? end)
    {
        Header = header;
        Cases = cases;
        _results = results;
        End = end;
        _failed = new Lazy<string?>(WhyFailed);
    }

    /// <summary>What the file says of itself.</summary>
    public RunHeader Header { get; }

    /// <summary>The cases that were met, in the order of the suite.</summary>
    public IReadOnlyList<RunCase> Cases { get; }

    /// <summary>How it ended; null where it was cut off.</summary>
    public RunEnd? End { get; }

    /// <summary>
    /// Calls that were under way when a run was cut off, and were made again: they may be paid twice.
    /// </summary>
    public int AskedAgain { get; init; }

    /// <summary>The most that may have been paid twice for them.</summary>
    public Usd PaidTwiceAtMost { get; init; }

    /// <summary>
    /// The most that calls without an answer may have cost, beside the costs of answers: what timed out or broke off,
    /// what was in flight when the run was cut off, answers without a usage.
    /// </summary>
    public Usd Doubtful { get; init; }

    /// <summary>Calls that were refused for their pace, and asked again later.</summary>
    public int Refused { get; init; }

    /// <summary>What judges and vectors cost, beside the answers.</summary>
    public Usd JudgeCost { get; init; }

    /// <summary>Whether texts were read: those of cases and answers, the reasons of scores.</summary>
    public bool HasTexts { get; init; } = true;

    /// <summary>
    /// Why the run counts as failed whatever its scores are: it ended early, or too many results of an arm are
    /// failures or could not be judged, alone or in pairs. Null where it does not.
    /// </summary>
    public string? Failed => _failed.Value;

    /// <summary>What a judge of pairs said, in the order of cases, arms and repeats; none where there was none.
    /// </summary>
    public IReadOnlyList<PairResult> Pairs { get; init; } = [];

    /// <summary>How many cells have a result.</summary>
    public int Count => _results.Count;

    /// <summary>What became of a cell; null where it was not come to.</summary>
    public CellResult? this[Cell cell] => _results[cell];

    /// <summary>The weights of the evaluators of a case, in the order of its scores.</summary>
    public IReadOnlyList<RunEvaluator> EvaluatorsOf(RunCase one) =>
        one.Evaluators.Count == 0 ? Header.Evaluators : [.. Header.Evaluators, .. one.Evaluators];

    /// <summary>The same results under another header.</summary>
    internal Run Under(RunHeader header) => new(header, Cases, _results, End)
    {
        AskedAgain = AskedAgain,
        PaidTwiceAtMost = PaidTwiceAtMost,
        Doubtful = Doubtful,
        Refused = Refused,
        JudgeCost = JudgeCost,
        HasTexts = HasTexts,
        Pairs = Pairs,
    };

    private string? WhyFailed()
    {
        if (End is not { Stopped: null })
        {
            return End is null ? "it was cut off" : $"it was stopped: {End.Stopped}";
        }

        for (int arm = 0; arm < Header.Arms.Count; arm++)
        {
            int all = 0, wrong = 0;
            foreach (CellResult result in _results.OfArm(arm))
            {
                all++;
                wrong += result.Failure is not null || result.Scores?.Any(score => !score.IsScore) == true ? 1 : 0;
            }

            if (TooMany(arm, wrong, all, "results are failures or could not be judged") is { } failed)
            {
                return failed;
            }

            PairResult[] pairs = [.. Pairs.Where(pair => pair.Cell.Arm == arm)];
            if (TooMany(arm, pairs.Count(pair => pair.Error is not null), pairs.Length, "pairs could not be judged")
                is { } unjudged)
            {
                return unjudged;
            }
        }

        return null;
    }

    private string? TooMany(int arm, int wrong, int all, string what) => wrong <= all * Header.MostErrors ? null
        : string.Create(CultureInfo.InvariantCulture,
            $"{Header.Arms[arm].Name}: {wrong:#,0} of {all:#,0} {what}, more than {Header.MostErrors * 100:0.##} %");
}
