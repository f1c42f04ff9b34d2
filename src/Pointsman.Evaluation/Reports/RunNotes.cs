namespace Pointsman.Evaluation;

/// <summary>What a reader has to know of a run before he believes a figure.</summary>
internal static class RunNotes
{
    public static IReadOnlyList<string> Of(Run run)
    {
        var notes = new List<string>();
        RunHeader header = run.Header;
        RunArm[] simulated = [.. header.Arms.Where(arm => arm.Simulated)];
        if (simulated.Length > 0)
        {
            string names = simulated.Length == header.Arms.Count && simulated.Length > 1
                ? "All arms are"
                : $"{string.Join(", ", simulated.Select(arm => arm.Name))} {(simulated.Length == 1 ? "is" : "are")}";
            notes.Add($"{names} simulated: what was measured says nothing about a model.");
        }

        if (header.ImportedFrom is { } source)
        {
            notes.Add($"Imported from {source}: answers, times and costs are as that program wrote them down.");
        }

        long expected = (long)header.Cases * header.Arms.Count * header.Repeats;
        if (run.End is null)
        {
            notes.Add("The run was cut off before its end; the same command goes on where it stopped.");
        }
        else if (run.End.Stopped is { } why)
        {
            notes.Add($"The run stopped before its end: {why}.");
        }

        if (run.Count < expected)
        {
            notes.Add(
                $"{ReportFigures.Count(run.Count)} of {ReportFigures.Counted(expected, "question")} have a result.");
        }

        if (run.AskedAgain > 0)
        {
            notes.Add($"{ReportFigures.Counted(run.AskedAgain, "call")} cut off under way and made again may be paid "
                + "twice; the costs below count the answers that came.");
        }

        return notes;
    }

    /// <summary>What was run, when, and how often.</summary>
    public static IReadOnlyList<string> Facts(Run run)
    {
        RunHeader header = run.Header;
        var facts = new List<string>();
        if (!string.IsNullOrWhiteSpace(header.Description))
        {
            facts.Add(header.Description);
        }

        facts.Add($"{ReportFigures.Counted(header.Cases, "case")}, {ReportFigures.Counted(header.Arms.Count, "arm")}, "
            + (header.Repeats == 1 ? "each asked once" : $"each asked {ReportFigures.Count(header.Repeats)} times")
            + $"; baseline {ArmLabel.Of(header.Arms[ArmComparisons.BaselineOf(header)])}, margin "
            + $"{ReportFigures.Number(100 * header.Margin, "0.##")} points"
            + (header.IsMarginDeclared ? "." : ", as the suite declares none."));
        string began = $"Begun {ReportFigures.Time(header.Started)}";
        string made = run.End is { } end ? $"{began}, ended {ReportFigures.Time(end.Finished)}" : began;
        facts.Add($"{made}; suite {MarkupText.Cut(header.Hash, 16)}"
            + (header.Version.Length == 0 ? "" : $", version {header.Version}")
            + (header.Catalog is null ? "" : $", prices of {header.Catalog}")
            + (header.Judge is null ? "" : $", judged by {header.Judge}") + ".");
        if (run.JudgeCost > Usd.Zero)
        {
            facts.Add($"Judging cost {run.JudgeCost} beside the answers.");
        }

        return facts;
    }
}
