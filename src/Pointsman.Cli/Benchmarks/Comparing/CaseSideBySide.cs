using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>A case that one side passes more often than the other.</summary>
/// <param name="Case">The case.</param>
/// <param name="Gained">Whether the arm passes it and the baseline does not; else it is lost.</param>
/// <param name="Baseline">What the baseline answered.</param>
/// <param name="Own">What the arm answered.</param>
internal sealed record CaseSideBySide(Case Case, bool Gained, string Baseline, string Own)
{
    /// <summary>All changed cases, lost ones first, in the order of the arm's run.</summary>
    public static IReadOnlyList<CaseSideBySide> Of(ComparedArm baseline, ComparedArm arm)
    {
        Dictionary<string, CaseOutcome> before = Outcomes(baseline), now = Outcomes(arm);
        Dictionary<string, RunCase> cases = baseline.Run.Cases.ToDictionary(one => one.Case.Id);
        var changed = new List<CaseSideBySide>();
        foreach (RunCase one in arm.Run.Cases)
        {
            if (before.GetValueOrDefault(one.Case.Id)?.Passed is { } was && now[one.Case.Id].Passed is { } own
                && was != own)
            {
                changed.Add(new CaseSideBySide(
                    one.Case, own > was, Answer(baseline, cases[one.Case.Id].Index, was < own),
                    Answer(arm, one.Index, own < was)));
            }
        }

        return [.. changed.OrderBy(one => one.Gained)];
    }

    private static Dictionary<string, CaseOutcome> Outcomes(ComparedArm side) =>
        ArmOutcomes.Of(side.Run, side.Arm).Cases.ToDictionary(one => one.Id, StringComparer.Ordinal);

    // Of several repeats one that tells why: a failed one of the side that lost, a passed one of the other.
    private static string Answer(ComparedArm side, int index, bool lost)
    {
        CellResult[] results =
        [
            .. Enumerable.Range(0, side.Run.Header.Repeats)
                .Select(repeat => side.Run[new Cell(index, side.Arm, repeat)]).OfType<CellResult>(),
        ];
        CellResult? shown = results.FirstOrDefault(result => result.Grade?.Passed == !lost) ?? results.FirstOrDefault();
        return shown switch
        {
            { Answer: { } answer } when answer.Text.Length > 0 => answer.Text,
            { Answer.Tools: { Count: > 0 } tools } =>
                string.Join(", ", tools.Select(tool => $"{tool.Name}({tool.Arguments})")),
            { Failure: { } failure } => $"no answer ({failure.Kind})",
            _ => "",
        };
    }
}
