namespace Pointsman.Evaluation;

/// <summary>
/// One row of a source of cases: a case, or what is wrong with it. A bad row is counted and named in the run; it is
/// never scored and never left out unseen.
/// </summary>
public sealed record CaseRow
{
    private CaseRow(string place) => Place = place;

    /// <summary>Where it stands: <c>cases.csv:17</c>.</summary>
    public string Place { get; }

    /// <summary>The case; null where the row is bad.</summary>
    public Case? Case { get; private init; }

    /// <summary>What is wrong with the row; null where it is good.</summary>
    public Fault? Fault { get; private init; }

    /// <summary>A good row.</summary>
    public static CaseRow Good(string place, Case good) => new(place) { Case = good };

    /// <summary>A row that is no case.</summary>
    public static CaseRow Bad(Fault fault) => new(fault.Where) { Fault = fault };
}
