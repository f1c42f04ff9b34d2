namespace Pointsman.Evaluation;

/// <summary>A run that was read from its file: what was compared, on which cases, and what became of each.</summary>
public sealed class Run
{
    private readonly Dictionary<Cell, CellResult> _results;

    /// <summary>Puts a run together.</summary>
    public Run(
        RunHeader header, IReadOnlyList<RunCase> cases, Dictionary<Cell, CellResult> results, RunEnd? end = null)
    {
        Header = header;
        Cases = cases;
        _results = results;
        End = end;
    }

    /// <summary>What the file says of itself.</summary>
    public RunHeader Header { get; }

    /// <summary>The cases that were met, in the order of the suite.</summary>
    public IReadOnlyList<RunCase> Cases { get; }

    /// <summary>How it ended; null where it was cut off.</summary>
    public RunEnd? End { get; }

    /// <summary>Calls that were under way when a run was cut off, and were made again: they may be paid twice.</summary>
    public int AskedAgain { get; init; }

    /// <summary>What judges and vectors cost, beside the answers.</summary>
    public Usd JudgeCost { get; init; }

    /// <summary>What a judge of pairs said, in the order of cases, arms and repeats; none where there was none.
    /// </summary>
    public IReadOnlyList<PairResult> Pairs { get; init; } = [];

    /// <summary>How many cells have a result.</summary>
    public int Count => _results.Count;

    /// <summary>What became of a cell; null where it was not come to.</summary>
    public CellResult? this[Cell cell] => _results.GetValueOrDefault(cell);

    /// <summary>The weights of the evaluators of a case, in the order of its scores.</summary>
    public IReadOnlyList<RunEvaluator> EvaluatorsOf(RunCase one) =>
        one.Evaluators.Count == 0 ? Header.Evaluators : [.. Header.Evaluators, .. one.Evaluators];

    /// <summary>The same results under another header.</summary>
    internal Run Under(RunHeader header) =>
        new(header, Cases, _results, End) { AskedAgain = AskedAgain, JudgeCost = JudgeCost };
}
