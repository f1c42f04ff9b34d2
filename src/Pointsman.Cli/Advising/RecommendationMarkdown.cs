using System.Text;

namespace Pointsman.Cli;

/// <summary>Writes an answer as Markdown, for a decision record or a wiki.</summary>
internal static class RecommendationMarkdown
{
    public static string Of(Recommendation answer, bool explain)
    {
        var text = new StringBuilder();
        One(text, answer, answer.Requirement.Title ?? answer.Task.Title, explain);
        foreach (Recommendation step in answer.Steps)
        {
            One(text, step, $"Step: {step.Requirement.Title ?? step.Task.Title}", explain);
        }

        return text.ToString().TrimEnd();
    }

    private static void One(StringBuilder text, Recommendation answer, string title, bool explain)
    {
        Line(text, $"## {title}, as of {answer.AsOf:yyyy-MM-dd}");
        Line(text, $"Class: **{RecommendationText.ClassName(answer.Class)}**, because {answer.Paths[0].Leaf.Because}.");
        Line(text, $"Advice: {answer.Paths[1].Leaf.Because}.");
        if (answer.Shortlist.Count == 0)
        {
            Line(text, $"**No offer satisfies this requirement.**");
        }
        else
        {
            Shortlist(text, answer);
        }

        List(
            text, "Risks",
            answer.Shortlist.SelectMany(entry => entry.Risks.Select(risk => $"{entry.Model.Id} {risk}")));
        List(text, "Alternatives", Alternatives(answer));
        List(text, "What would change this", answer.WhatIf.Select(one => $"{one.Change}: `{one.Offer.Id}`"));
        if (explain)
        {
            foreach (TreePath path in answer.Paths)
            {
                List(
                    text, $"Tree {path.Tree}: {path.Title}",
                    path.Steps.Select(step => $"{step.Question} **{step.Answer}**").Append($"→ {path.Leaf.Leaf}"));
            }

            List(text, "Removed", answer.Removed
                .GroupBy(removal => removal.Constraint)
                .OrderBy(group => group.Key)
                .Select(Removed));
        }
    }

    private static string Removed(IGrouping<ConstraintKind, Removal> group)
    {
        string constraint = group.Key.ToString().ToLowerInvariant();
        return FormattableString.Invariant($"{constraint}: {group.Count()} offers (allowed: {group.First().Allowed})");
    }

    private static void Shortlist(StringBuilder text, Recommendation answer)
    {
        Column[] columns =
        [
            Column.Number("#"), "model", "offer", Column.Number("score"), .. FactorWeights.Names.Select(Column.Number),
            Column.Number("a request"), Column.Number("a month"), Column.Number("in a year"), "first words",
        ];
        var table = new Table(columns);
        for (int i = 0; i < answer.Shortlist.Count; i++)
        {
            ShortlistEntry entry = answer.Shortlist[i];
            table.Row(
            [
                FormattableString.Invariant($"{i + 1}"), entry.Model.Id, $"`{entry.Offer.Id}`",
                FormattableString.Invariant($"{entry.Score:0.000}"),
                .. FactorWeights.Names.Select(name => FormattableString.Invariant($"{entry.Factors[name]:0.00}")),
                Written.Text(entry.Cost?.PerRequest), Written.Text(entry.Cost?.Monthly),
                Written.Text(entry.Cost?.MonthlyInAYear),
                $"{RecommendationText.Time(entry.Seconds)}, {entry.LatencyClass.Name}",
            ]);
        }

        Line(text, $"### Shortlist");
        text.Append(table.ToMarkdown()).Append("\n\n");
        List(
            text, "Evidence",
            answer.Shortlist.SelectMany(entry => entry.Evidence.Select(
                note => $"{entry.Model.Id}: {note.What} {note.Value}, from {note.From}")));
    }

    private static IEnumerable<string> Alternatives(Recommendation answer)
    {
        (string Name, ShortlistEntry? Entry)[] all =
        [
            ("fallback", answer.Alternatives.Fallback), ("budget", answer.Alternatives.Budget),
            ("privacy", answer.Alternatives.Privacy),
        ];
        return all.Where(one => one.Entry is not null)
            .Select(one => $"{one.Name}: `{one.Entry!.Offer.Id}`{Monthly(one.Entry)}");
    }

    private static string Monthly(ShortlistEntry entry) => entry.Cost is { } cost ? $", {cost.Monthly} a month" : "";

    private static void List(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0)
        {
            Line(text, $"### {heading}");
            text.Append(string.Join('\n', all.Select(line => $"- {line}"))).Append("\n\n");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(FormattableString.Invariant(line)).Append("\n\n");
}
