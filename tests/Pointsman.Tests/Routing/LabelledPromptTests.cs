using System.Globalization;
using System.Text;
using Xunit;

namespace Pointsman.Tests.Routing;

/// <summary>
/// What is read from prompts beside what a person says of them. Words and points were chosen with every other line in
/// view; what is asserted is the agreement on the rest.
/// </summary>
public sealed class LabelledPromptTests
{
    private static readonly LabelledPrompt[] Held = [.. LabelledPrompt.All.Where(one => !one.IsForTuning)];
    private static readonly LabelledPrompt[] Tuned = [.. LabelledPrompt.All.Where(one => one.IsForTuning)];

    [Fact]
    public void The_figures_of_the_page_are_these()
    {
        string table = Table();
        TestContext.Current.TestOutputHelper!.WriteLine(table);
        if (Environment.GetEnvironmentVariable("POINTSMAN_MISTAKES") == "yes")
        {
            TestContext.Current.TestOutputHelper!.WriteLine(Mistakes(Tuned));
        }
    }

    private static double Share(LabelledPrompt[] half, Func<LabelledPrompt, bool> right) =>
        (double)half.Count(right) / half.Length;

    private static bool ClassAgrees(LabelledPrompt one) => one.Facts.Complexity == one.Complexity;

    private static bool IsFarOff(LabelledPrompt one) => Math.Abs((int)one.Facts.Complexity - (int)one.Complexity) == 2;

    private static bool LanguageAgrees(LabelledPrompt one) =>
        (one.Facts.Of("language").Words.SingleOrDefault() ?? "unknown") == one.Language;

    private static bool Agrees(LabelledPrompt one, string fact) =>
        (one.Facts.Of(fact).Words[0] == "yes") == one.Has.Contains(fact);

    private static string Table()
    {
        var table = new StringBuilder("| what | on the half for tuning | on the other half |\n|---|--:|--:|\n");
        void Row(string what, Func<LabelledPrompt, bool> holds) => table.Append(CultureInfo.InvariantCulture,
            $"| {what} | {100 * Share(Tuned, holds):0.0} % | {100 * Share(Held, holds):0.0} % |\n");
        Row("the class is the label", ClassAgrees);
        Row("simple taken for complex, or complex for simple", IsFarOff);
        Row("language", LanguageAgrees);
        foreach (string fact in (string[])["code", "maths", "urgent"])
        {
            Row(fact, one => Agrees(one, fact));
        }

        return table.ToString();
    }

    private static string Mistakes(LabelledPrompt[] half)
    {
        var list = new StringBuilder();
        foreach (LabelledPrompt one in half)
        {
            string text = one.Text.ReplaceLineEndings(" ");
            string[] wrong = [.. ((string[])["code", "maths", "urgent"]).Where(fact => !Agrees(one, fact))];
            if (!ClassAgrees(one) || !LanguageAgrees(one) || wrong.Length > 0)
            {
                list.Append(CultureInfo.InvariantCulture,
                    $"{one.Line}: {(ClassAgrees(one) ? "" : $"{one.Complexity} but {Complexity.Of(one.Facts).ToString().Replace("words of ", "")}")}; "
                    + $"{(LanguageAgrees(one) ? "" : $"{one.Language} but {one.Facts.Language}")}; "
                    + $"{string.Join(",", wrong)}\n    {text[..Math.Min(150, text.Length)]}\n");
            }
        }

        return list.ToString();
    }
}
