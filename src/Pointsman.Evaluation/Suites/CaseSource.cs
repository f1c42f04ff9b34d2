namespace Pointsman.Evaluation;

/// <summary>
/// Where cases come from. It is read several times, a row after the other, so that a suite of any length needs no
/// more memory than its longest row; every reading gives the same rows in the same order.
/// </summary>
public abstract class CaseSource
{
    /// <summary>What people know it by: a file's name, that of the suite for cases that stand in it.</summary>
    public abstract string Name { get; }

    /// <summary>Reads all rows, good and bad.</summary>
    /// <exception cref="IOException">It cannot be read at all.</exception>
    public abstract IEnumerable<CaseRow> Read();
}
