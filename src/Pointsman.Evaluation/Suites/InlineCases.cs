namespace Pointsman.Evaluation;

/// <summary>Cases that are there already: those that stand in the suite itself, or come from a program.</summary>
public sealed class InlineCases(string name, IReadOnlyList<CaseRow> rows) : CaseSource
{
    /// <summary>Cases of a program.</summary>
    public InlineCases(IEnumerable<Case> cases)
        : this("cases", [.. cases.Select((one, at) => CaseRow.Good($"cases[{at}]", one))])
    {
    }

    /// <inheritdoc />
    public override string Name => name;

    /// <inheritdoc />
    public override IEnumerable<CaseRow> Read() => rows;
}
