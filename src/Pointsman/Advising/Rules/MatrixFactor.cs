namespace Pointsman;

/// <summary>A factor of the matrix, as data.</summary>
/// <param name="Factor">Its name.</param>
/// <param name="Rows">Its rows in the order in which they are tried.</param>
public sealed record MatrixFactor(string Factor, IReadOnlyList<MatrixRow> Rows)
{
    /// <summary>The vote of the first row that holds.</summary>
    public MatrixVote Vote(Func<string, FactValue> facts)
    {
        MatrixRow row = Rows.First(candidate => candidate.When?.Holds(facts) ?? true);
        return new MatrixVote(Factor, row.Says, row.Votes, row.Only);
    }
}
