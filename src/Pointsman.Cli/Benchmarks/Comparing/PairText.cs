using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>A comparison for people, as text or Markdown, and for machines.</summary>
internal static class PairText
{
    /// <summary>How many changed cases are shown with their answers.</summary>
    public const int MostShown = 10;

    public static void Write(Screen screen, RunPair pair)
    {
        screen.Heading($"{Arm(pair)} beside {Baseline(pair)}");
        new Table("", "", Column.Number(""))
            .Row("baseline", pair.Baseline.Path, pair.Baseline.Name)
            .Row("arm", pair.Arm.Path, pair.Arm.Name)
            .Write(screen);
        screen.List("warnings", [.. pair.Warnings.Select(Printable.Of)]);
        screen.List("verdicts", [.. Sentences(pair)]);
        screen.Line();
        screen.Heading("cases that changed");
        screen.Line($"  {Counts(pair)}");
        foreach (CaseSideBySide one in pair.Changed.Take(MostShown))
        {
            screen.Line();
            screen.Line($"  {(one.Gained ? "gained" : "lost")}  {Printable.Of(one.Case.Id)}  "
                + CaseTexts.Question(one.Case));
            var table = new Table("", "");
            if (CaseTexts.Expected(one.Case) is { Length: > 0 } expected)
            {
                table.Row("expected", expected);
            }

            table.Row("baseline", CaseTexts.Short(one.Baseline)).Row("arm", CaseTexts.Short(one.Own));
            table.Write(screen, "    ");
        }

        More(pair, line => screen.Line($"  {line}"));
        screen.Line();
        screen.Heading(pair.Passes ? "passed" : "failed");
        screen.Line($"  {Why(pair)}");
    }

    public static string Markdown(RunPair pair)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {MarkdownText.Of($"{Arm(pair)} beside {Baseline(pair)}")}\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"**{(pair.Passes ? "Passed" : "Failed")}**: {MarkdownText.Of(Why(pair))}\n\n");
        foreach (string warning in pair.Warnings)
        {
            text.Append(CultureInfo.InvariantCulture, $"> {MarkdownText.Of(Printable.Of(warning))}\n\n");
        }

        foreach (string sentence in Sentences(pair))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Of(sentence)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n## Cases that changed\n\n{Counts(pair)}\n");
        if (pair.Changed.Count > 0)
        {
            var table = new Table("", "case", "asked", "expected", "baseline", "arm");
            foreach (CaseSideBySide one in pair.Changed.Take(MostShown))
            {
                table.Row(one.Gained ? "gained" : "lost", Printable.Of(one.Case.Id), CaseTexts.Question(one.Case),
                    CaseTexts.Expected(one.Case), CaseTexts.Short(one.Baseline), CaseTexts.Short(one.Own));
            }

            text.Append('\n').Append(table.ToMarkdown(areForeign: true)).Append('\n');
            More(pair, line => text.Append(CultureInfo.InvariantCulture, $"\n{line}\n"));
        }

        return text.ToString();
    }

    public static JsonObject Json(RunPair pair) => new()
    {
        ["passes"] = pair.Passes,
        ["why"] = Why(pair),
        ["baseline"] = Side(pair.Baseline),
        ["arm"] = Side(pair.Arm),
        ["margin"] = pair.Margin,
        ["warnings"] = Written.Json(pair.Warnings),
        ["verdicts"] = new JsonArray([.. pair.Comparison.Verdicts.Select(verdict => new JsonObject
        {
            ["metric"] = VerdictText.Metric(verdict.Metric),
            ["verdict"] = VerdictText.Kind(verdict),
            ["gain"] = Number(verdict.Gain.Value),
            ["low"] = Number(verdict.Gain.Low),
            ["high"] = Number(verdict.Gain.High),
            ["pairs"] = verdict.Pairs,
            ["p"] = Number(verdict.PValue),
            ["test"] = verdict.Test,
            ["moreCases"] = verdict.MoreCases,
        })]),
        ["gained"] = Ids(pair, gained: true),
        ["lost"] = Ids(pair, gained: false),
        ["changed"] = new JsonArray([.. pair.Changed.Take(MostShown).Select(one => new JsonObject
        {
            ["case"] = one.Case.Id,
            ["gained"] = one.Gained,
            ["baseline"] = one.Baseline,
            ["arm"] = one.Own,
        })]),
    };

    /// <summary>Why it passes or not, in a sentence.</summary>
    public static string Why(RunPair pair) => pair.Arm.Run.Failed is { } failed
        ? $"the arm's run counts as failed: {Printable.Of(failed)}"
        : pair.Verdict.Kind == VerdictKind.Inconclusive
            ? $"{Arm(pair)} {Beside(pair)}, is {VerdictText.Kind(pair.Verdict)}"
            : $"{Arm(pair)} is {VerdictText.Kind(pair.Verdict)} {Beside(pair)}";

    private static string Beside(RunPair pair) =>
        $"beside {Baseline(pair)} by accuracy, with a margin of {Written.Percent((decimal)pair.Margin)}";

    private static IEnumerable<string> Sentences(RunPair pair) =>
        pair.Comparison.Verdicts.Select(verdict => Printable.Of(VerdictText.Sentence(pair.Comparison, verdict)));

    private static string Arm(RunPair pair) => Printable.Of(pair.Comparison.Arm.Name);

    private static string Baseline(RunPair pair) => Printable.Of(pair.Comparison.Baseline.Name);

    private static string Counts(RunPair pair)
    {
        int gained = pair.Changed.Count(one => one.Gained), lost = pair.Changed.Count - gained;
        return $"{lost:N0} lost, {gained:N0} gained, {pair.Verdict.Pairs - pair.Changed.Count:N0} as before";
    }

    private static void More(RunPair pair, Action<string> write)
    {
        if (pair.Changed.Count > MostShown)
        {
            write($"and {pair.Changed.Count - MostShown:N0} more; --format json names them all");
        }
    }

    private static JsonObject Side(ComparedArm side) => new()
    {
        ["file"] = side.Path, ["arm"] = side.Name, ["hash"] = side.Run.Header.Hash,
    };

    private static JsonArray Ids(RunPair pair, bool gained) =>
        Written.Json(pair.Changed.Where(one => one.Gained == gained).Select(one => one.Case.Id));

    // What is infinite has no number in JSON.
    private static JsonValue? Number(double number) =>
        double.IsFinite(number) ? JsonValue.Create(Math.Round(number, 6)) : null;
}
