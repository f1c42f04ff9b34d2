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
        var before = Named(baseline).ToDictionary(one => one.Name);
        var changed = new List<CaseSideBySide>();
        foreach (((string, int) name, RunCase own, double? now) in Named(arm))
        {
            if (now is { } passed && before.TryGetValue(name, out var other) && other.Passed is { } was
                && was != passed)
            {
                changed.Add(new CaseSideBySide(
                    own.Case, passed > was, Answer(baseline, other.Case.Index, was < passed),
                    Answer(arm, own.Index, passed < was)));
            }
        }

        return [.. changed.OrderBy(one => one.Gained)];
    }

    // What an arm did, case by case as its run has them.
    private static IEnumerable<((string, int) Name, RunCase Case, double? Passed)> Named(ComparedArm side) =>
        CaseNames.Of(side.Run.Cases.Select(one => one.Case.Id))
            .Zip(side.Run.Cases, ArmOutcomes.Of(side.Run, side.Arm).Cases)
            .Select(one => (one.First, one.Second, one.Third.Passed));

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
