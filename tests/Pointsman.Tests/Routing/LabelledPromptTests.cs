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
        Assert.Contains(table, File.ReadAllText(LabelledPrompt.Page()), StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_enough_of_them_in_each_class_and_half()
    {
        Assert.True(LabelledPrompt.All.Count >= 240);
        Assert.All(new[] { Tuned, Held }, half => Assert.All(
            Enum.GetValues<ComplexityClass>(),
            one => Assert.True(half.Count(prompt => prompt.Complexity == one) >= 20)));
    }

    [Fact]
    public void The_class_is_mostly_the_label_and_hardly_ever_far_off()
    {
        Assert.InRange(Share(Held, ClassAgrees), 0.80, 1);
        Assert.InRange(Share(Held, IsFarOff), 0, 0.02);
    }

    [Fact]
    public void The_language_is_the_label() => Assert.InRange(Share(Held, LanguageAgrees), 0.95, 1);

    [Theory]
    [InlineData("code")]
    [InlineData("maths")]
    [InlineData("urgent")]
    public void Code_maths_and_urgency_are_the_labels(string fact) =>
        Assert.InRange(Share(Held, one => Agrees(one, fact)), 0.93, 1);

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
}
