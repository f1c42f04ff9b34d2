namespace Pointsman.Evaluation;

/// <summary>What a reader has to know of two runs before he compares them.</summary>
internal static class PairNotes
{
    public static IReadOnlyList<string> Of(Run before, Run after, PairedArms? only)
    {
        if (only is not null && ReferenceEquals(before, after))
        {
            return [.. RunNotes.Of(before)];
        }

        var notes = new List<string>();
        notes.AddRange(RunNotes.Of(before).Select(note => $"Before: {note}"));
        notes.AddRange(RunNotes.Of(after).Select(note => $"After: {note}"));
        RunHeader first = before.Header, second = after.Header;
        if (first.Hash != second.Hash)
        {
            notes.Add("The two runs asked by different suites: a difference may come from questions, prompts or "
                + "evaluators instead of the model.");
        }

        if (!first.Evaluators.SequenceEqual(second.Evaluators))
        {
            notes.Add("The two runs were judged by different evaluators: to pass means something else in each.");
        }

        if (first.Margin != second.Margin)
        {
            notes.Add($"The margins differ, {ReportFigures.Number(100 * first.Margin, "0.##")} points before and "
                + $"{ReportFigures.Number(100 * second.Margin, "0.##")} after; verdicts go by "
                + (only is null ? "the second." : $"{ReportFigures.Number(100 * only.Margin, "0.##")}."));
        }

        if (only is null && !first.Arms.Select(arm => arm.Name).Intersect(second.Arms.Select(arm => arm.Name)).Any())
        {
            notes.Add("No arm has the same name in both: all of the second run are beside the baseline of the first.");
        }

        return notes;
    }
}
