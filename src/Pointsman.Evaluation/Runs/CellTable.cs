namespace Pointsman.Evaluation;

/// <summary>The results of a run by their cells, in one array.</summary>
internal sealed class CellTable
{
    // Beyond, a file lies about how long it is.
    private const long MostCells = 200_000_000;

    private readonly int _cases;
    private readonly int _arms;
    private readonly int _repeats;
    private readonly CellResult?[] _results;

    /// <summary>A table for so many cases, arms and repeats.</summary>
    /// <exception cref="FormatException">There are too many.</exception>
    public CellTable(int cases, int arms, int repeats)
    {
        _cases = cases;
        _arms = arms;
        _repeats = repeats;
        _results = new CellResult?[Cells(cases, arms, repeats)];
    }

    /// <summary>How many cells have a result.</summary>
    public int Count { get; private set; }

    /// <summary>The result of a cell; null where there is none.</summary>
    public CellResult? this[Cell cell] => Holds(cell) ? _results[Place(cell)] : null;

    /// <summary>How many cells there are.</summary>
    /// <exception cref="FormatException">There are too many.</exception>
    public static int Cells(int cases, int arms, int repeats) =>
        cases >= 0 && repeats >= 0 && (decimal)cases * arms * repeats <= MostCells
            ? cases * arms * repeats
            : throw new RunFormatException($"{cases} cases, {arms} arms and {repeats} repeats are more than a run has");

    /// <summary>A table of results that are there already.</summary>
    public static CellTable Of(RunHeader header, IReadOnlyDictionary<Cell, CellResult> results)
    {
        int cases = header.Cases, arms = header.Arms.Count, repeats = header.Repeats;
        foreach (Cell cell in results.Keys)
        {
            cases = Math.Max(cases, cell.Case + 1);
            arms = Math.Max(arms, cell.Arm + 1);
            repeats = Math.Max(repeats, cell.Repeat + 1);
        }

        var table = new CellTable(cases, arms, repeats);
        foreach ((Cell cell, CellResult result) in results)
        {
            table.Set(cell, result);
        }

        return table;
    }

    /// <summary>Whether there is a place for a cell.</summary>
    public bool Holds(Cell cell) => (uint)cell.Case < (uint)_cases && (uint)cell.Arm < (uint)_arms
        && (uint)cell.Repeat < (uint)_repeats;

    /// <summary>Sets the result of a cell.</summary>
    public void Set(Cell cell, CellResult result)
    {
        ref CellResult? place = ref _results[Place(cell)];
        Count += place is null ? 1 : 0;
        place = result;
    }

    /// <summary>The results of an arm.</summary>
    public IEnumerable<CellResult> OfArm(int arm)
    {
        for (int at = arm * _repeats; at < _results.Length; at += _arms * _repeats)
        {
            for (int repeat = 0; repeat < _repeats; repeat++)
            {
                if (_results[at + repeat] is { } result)
                {
                    yield return result;
                }
            }
        }
    }

    private int Place(Cell cell) => (((cell.Case * _arms) + cell.Arm) * _repeats) + cell.Repeat;
}
