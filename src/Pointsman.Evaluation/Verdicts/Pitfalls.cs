namespace Pointsman.Evaluation;

/// <summary>Looks for the known mistakes: every kind is a file, or a method, and a line here.</summary>
internal static class Pitfalls
{
    private static readonly Func<RunFindings, IEnumerable<Pitfall>>[] Kinds =
        [RunPitfalls.Of, CasePitfalls.Of, MeasuringPitfalls.Of, ComparingPitfalls.Of, JudgePitfalls.Of];

    /// <summary>The pitfalls of a run, grave ones first.</summary>
    public static IReadOnlyList<Pitfall> Of(RunFindings found) =>
        [.. Kinds.SelectMany(kind => kind(found)).OrderBy(pitfall => pitfall.IsGrave ? 0 : 1)];
}
