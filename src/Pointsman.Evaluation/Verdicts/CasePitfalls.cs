using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Mistakes in what is asked.</summary>
internal static class CasePitfalls
{
    private const double LargestCategory = 0.80;
    private const string Benchmark = "benchmark:";

    public static IEnumerable<Pitfall> Of(RunFindings found)
    {
        if (found.Cases < RunFindings.FewCases)
        {
            yield return new Pitfall(
                "few-cases", $"{Figures.Count(found.Cases, "case")}, fewer than {RunFindings.FewCases}",
                string.Create(CultureInfo.InvariantCulture,
                    $"a share of 80 % is known to ± {100 * HalfWidth(found.Cases):0} points from so few"),
                "add cases; the sample-size calculator says how many a difference needs");
        }

        foreach (Pitfall one in Representative(found).Concat(Origin(found)))
        {
            yield return one;
        }

        if (found.Tagged("edge") == 0)
        {
            yield return new Pitfall(
                "no-edge-cases", "no case has the tag 'edge'",
                "models differ most on what is rare: empty input, other languages, contradictions, attacks",
                "add some, with tags: [edge]");
        }

        int twice = Duplicates(found.Run);
        if (twice > 0)
        {
            yield return new Pitfall(
                "duplicate-cases",
                $"{Figures.Count(twice, "case")} {(twice == 1 ? "asks" : "ask")} the same as another",
                "the same question twice is one witness counted twice: intervals come out too narrow",
                "leave them out; to ask a question several times, set repeats");
        }
    }

    private static IEnumerable<Pitfall> Representative(RunFindings found)
    {
        if (found.Categories.Count == 0)
        {
            yield return new Pitfall(
                "no-categories", "no case has a category",
                "a mean over all kinds of questions hides the kind that fails",
                "give each case a category, in the shares in which your traffic has them");
        }
        else if (found.Categories[0].Cases > LargestCategory * found.Run.Cases.Count && found.Run.Cases.Count > 1)
        {
            (string name, int cases) = found.Categories[0];
            yield return new Pitfall(
                "one-category",
                $"{Figures.Share((double)cases / found.Run.Cases.Count)} of the cases are of the category '{name}'",
                "the result is that of one kind of question",
                "add cases of the others, or take the result for that category alone");
        }
    }

    private static IEnumerable<Pitfall> Origin(RunFindings found)
    {
        int recorded = found.Tagged("recorded"), synthetic = found.Tagged("synthetic");
        if (synthetic > 0 && synthetic == found.Run.Cases.Count)
        {
            yield return new Pitfall(
                "synthetic-only", "all cases are synthetic",
                "models write questions that models answer well; people ask otherwise",
                "sample cases from recorded traffic");
        }
        else if (recorded == 0)
        {
            yield return new Pitfall(
                "no-recorded-traffic", "no case has the tag 'recorded'",
                "cases that somebody thought of are seldom those that come",
                "sample some from recorded traffic");
        }

        string[] benchmarks =
        [
            .. found.Run.Cases.SelectMany(one => one.Case.Tags)
                .Where(tag => tag.StartsWith(Benchmark, StringComparison.OrdinalIgnoreCase))
                .Select(tag => tag[Benchmark.Length..]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        if (benchmarks.Length > 0)
        {
            yield return new Pitfall(
                "public-benchmark", $"cases are from {Figures.And(benchmarks)}, which everybody can read",
                "models have probably been trained on them, some more than others",
                "decide on cases of your own; public ones show only that a setup works");
        }
    }

    private static double HalfWidth(int cases) => cases == 0 ? 0.5 : ProportionInterval.Wilson(
        (int)Math.Round(0.8 * cases, MidpointRounding.AwayFromZero), cases).Width / 2;

    private static int Duplicates(Run run)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return run.Cases.Count(one => (one.Case.Values.Count > 0 || one.Case.Messages is not null)
            && !seen.Add(Asked(one.Case)));
    }

    // Two that differ in what is expected, or in a label, still ask the same.
    private static string Asked(Case one)
    {
        var text = new StringBuilder();
        foreach ((string name, JsonElement value) in one.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (name != HumanLabel.Name)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name.Length}:{name}={value.GetRawText()}\n");
            }
        }

        return text.Append(one.Messages?.GetRawText()).ToString();
    }
}
