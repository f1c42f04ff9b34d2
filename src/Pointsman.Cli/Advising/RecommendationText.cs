using System.Globalization;

namespace Pointsman.Cli;

/// <summary>Writes an answer for a person at a terminal: the choice first, then why, then what else.</summary>
internal sealed class RecommendationText(Screen screen, bool explain)
{
    private const int ExamplesPerConstraint = 3;

    public void Write(Recommendation answer)
    {
        WriteOne(answer, answer.Requirement.Title ?? answer.Task.Title);
        foreach (Recommendation step in answer.Steps)
        {
            screen.Line();
            WriteOne(step, $"Step: {step.Requirement.Title ?? step.Task.Title}");
        }
    }

    private void WriteOne(Recommendation answer, string title)
    {
        TreeAnswer leaf = answer.Paths[1].Leaf;
        screen.Heading(Text($"{title}, as of {answer.AsOf:yyyy-MM-dd}"));
        screen.Line($"  class   {ClassName(answer.Class)}: {answer.Paths[0].Leaf.Because}");
        screen.Line($"  advice  {leaf.Because}");
        if (answer.Shortlist.Count == 0)
        {
            WriteNothing(answer);
        }
        else
        {
            WriteShortlist(answer);
            WriteRisks(answer);
            WriteAlternatives(answer);
            WriteLevers(answer);
        }

        screen.List("What would change this", [.. answer.WhatIf.Select(one => $"{one.Change}: {one.Offer.Id}")]);
        if (explain)
        {
            WriteExplanation(answer);
        }
    }

    private void WriteNothing(Recommendation answer)
    {
        screen.Line();
        screen.Heading("No offer satisfies this requirement.");
        WriteRemovals(answer);
    }

    private void WriteShortlist(Recommendation answer)
    {
        screen.Line();
        screen.Heading($"Shortlist ({answer.Ranked} offers left of {answer.Ranked + answer.Removed.Count})");
        var table = new Table(
            "", "model", "offer", Column.Number("score"), Column.Number("quality"), Column.Number("a request"),
            Column.Number("a month"),
            Column.Number("in a year"), "first words");
        for (int i = 0; i < answer.Shortlist.Count; i++)
        {
            ShortlistEntry entry = answer.Shortlist[i];
            table.Row(
                Text($"{i + 1}"), entry.Model.Id, entry.Offer.Id, Text($"{entry.Score:0.000}"),
                Text($"{entry.Factors.Quality:0.00}"),
                Written.Text(entry.Cost?.PerRequest), Written.Text(entry.Cost?.Monthly),
                Written.Text(entry.Cost?.MonthlyInAYear),
                $"{Time(entry.Seconds)}, {entry.LatencyClass.Name}");
        }

        table.Write(screen);
        if (answer.Shortlist[0].Cost is { } cost)
        {
            string volume = cost.VolumeStated ? "" : ", since no volume was stated";
            string requests = Text($"{cost.RequestsPerMonth:#,##0} requests a month{volume}");
            string peak = Text($"at most {cost.PeakPerSecond:0.##} a second");
            string tokens = Text($"{cost.Usage.TotalInput:#,##0} tokens in, {cost.Usage.TotalOutput:#,##0} out");
            screen.Line(screen.Dim($"  {requests}, {peak}; {tokens}"));
        }

        screen.Line();
        screen.Heading("Why: score by factor");
        var factors = new Table([new Column(""), .. FactorWeights.Names.Select(Column.Number)]);
        factors.Row(["weight", .. FactorWeights.Names.Select(name => Text($"{answer.Weights[name]:0.00}"))]);
        foreach (ShortlistEntry entry in answer.Shortlist)
        {
            factors.Row([entry.Model.Id, .. FactorWeights.Names.Select(name => Text($"{entry.Factors[name]:0.00}"))]);
        }

        factors.Write(screen);
        screen.Line();
        screen.Heading("Evidence");
        var evidence = new Table("", "", Column.Number(""), "");
        foreach (ShortlistEntry entry in answer.Shortlist)
        {
            foreach (EvidenceNote note in entry.Evidence)
            {
                evidence.Row(note == entry.Evidence[0] ? entry.Model.Id : "", note.What, note.Value, note.From);
            }
        }

        evidence.Write(screen);
    }

    private void WriteRisks(Recommendation answer)
    {
        string[] risks = [.. answer.Shortlist.SelectMany(entry =>
            entry.Risks.Select(risk => $"{entry.Model.Id} {risk}"))];
        screen.List("Risks", risks);
    }

    private void WriteAlternatives(Recommendation answer)
    {
        screen.Line();
        screen.Heading("Alternatives");
        var table = new Table("", "", Column.Number(""), "");
        AddAlternative(table, "fallback", answer.Alternatives.Fallback, "another maker and provider");
        AddAlternative(table, "budget", answer.Alternatives.Budget, "half the price or less");
        AddAlternative(table, "privacy", answer.Alternatives.Privacy, "on machines of your own");
        table.Write(screen);
    }

    private static void AddAlternative(Table table, string name, ShortlistEntry? entry, string what)
    {
        if (entry is null)
        {
            table.Row(name, "none", "", what);
        }
        else
        {
            table.Row(
                name, entry.Offer.Id, entry.Cost is { } cost ? $"{cost.Monthly}/month" : "",
                Text($"{what}; quality {entry.Factors.Quality:0.00}"));
        }
    }

    private void WriteLevers(Recommendation answer)
    {
        if (answer.Levers.Count == 0)
        {
            return;
        }

        screen.Line();
        screen.Heading("Ways to spend less (estimates; they do not add up)");
        var table = new Table("", Column.Number(""), "");
        foreach (CostLever lever in answer.Levers.Where(lever => lever.Saving > Usd.Zero).Take(4))
        {
            table.Row(CostLeverWords.Of(lever.Kind), $"−{lever.Saving}/month", lever.How);
        }

        table.Write(screen);
    }

    private void WriteExplanation(Recommendation answer)
    {
        foreach (TreePath path in answer.Paths)
        {
            screen.Line();
            screen.Heading($"Tree {path.Tree}: {path.Title}");
            foreach (TreeStep step in path.Steps)
            {
                string because = step.Because is { } condition ? screen.Dim($"  [{condition}]") : "";
                screen.Line($"  {step.Question} {screen.Bold(step.Answer)}{because}");
            }

            screen.Line($"  → {path.Leaf.Leaf}: {path.Leaf.Because}");
        }

        screen.Line();
        screen.Heading("Matrix");
        var matrix = new Table("", "", "");
        foreach (MatrixVote vote in answer.Matrix)
        {
            matrix.Row(
                vote.Factor, vote.Says,
                vote.Classes.Count == 0
                    ? "leaves it open"
                    : $"→ {string.Join(" or ", vote.Classes.Select(ClassName))}{(vote.Only ? " only" : "")}");
        }

        matrix.Write(screen);
        if (answer.Capabilities.Count > 0)
        {
            screen.Line();
            screen.Heading("What quality means here");
            double total = answer.Capabilities.Sum(one => one.Weight);
            IEnumerable<string> shares = answer.Capabilities.Select(
                one => Text($"{CatalogWords.Capabilities.Of(one.Capability)} {one.Weight / total:0%}"));
            screen.Line("  " + string.Join(", ", shares));
        }

        if (answer.Shortlist.Count > 0)
        {
            WriteRemovals(answer);
        }
    }

    private void WriteRemovals(Recommendation answer)
    {
        screen.Line();
        screen.Heading("Removed");
        var table = new Table("constraint", Column.Number("offers"), "allowed", "for example");
        foreach (IGrouping<ConstraintKind, Removal> group in
            answer.Removed.GroupBy(removal => removal.Constraint).OrderBy(group => group.Key))
        {
            string examples = string.Join(
                "; ", group.Take(ExamplesPerConstraint).Select(removal => $"{removal.Offer.Id} ({removal.Found})"));
            table.Row(
                group.Key.ToString().ToLowerInvariant(), Text($"{group.Count():#,##0}"), group.First().Allowed,
                examples);
        }

        table.Write(screen);
    }

    public static string ClassName(ModelClass one) => one switch
    {
        ModelClass.Slm => "small (SLM)",
        ModelClass.Llm => "general (LLM)",
        ModelClass.Rlm => "reasoning (RLM)",
        _ => "multimodal (MLLM)",
    };

    public static string Time(double seconds) => seconds < 1.0
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
