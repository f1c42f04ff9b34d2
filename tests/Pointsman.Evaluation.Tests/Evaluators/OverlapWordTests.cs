using Xunit;

namespace Pointsman.Evaluation.Tests.Evaluators;

/// <summary>What counts as a word beyond plain English, and how much is compared at most.</summary>
public sealed class OverlapWordTests
{
    // normalize_answer of evaluate-v2.0.py removes articles between any marks: \b(a|an|the)\b. Curly quotes and dashes
    // are no ASCII punctuation and stay.
    [Theory]
    [InlineData("“The Beatles”", "“Beatles”", false)]
    [InlineData("“The Beatles”", "“ beatles”", true)]
    [InlineData("the–end", "–end", true)]
    [InlineData("theatre", "atre", false)]
    public async Task Articles_beside_other_marks_are_articles_as_in_squad(string answer, string text, bool same)
    {
        Assert.Equal(same, (await Judged.Of("exact-match", answer, text)).Passed);
        Assert.Equal(same ? 1 : 0, Math.Floor((await Judged.Of("f1", answer, text)).Value));
    }

    // "fish water", "fish fire": one word of two is the same. The vowels of the first are signs of their own in Unicode.
    [Theory]
    [InlineData("rouge-1", "मीन नीर", "मीन आग")]
    [InlineData("rouge-1", "cafe\u0301 noir", "cafe\u0301 creme")]
    [InlineData("rouge-1", "𐐀𐐁 𐐂𐐃", "𐐀𐐁 𐐄𐐅")]
    public async Task Letters_with_their_marks_make_one_word(string kind, string answer, string text) =>
        Assert.Equal(0.5, (await Judged.Of(kind, answer, text)).Value, 1e-12);

    [Theory]
    [InlineData("नीर", 1)]
    [InlineData("𐐀𐐁!", 2)]
    [InlineData("a_1 ?!", 2)]
    public void Bleu_has_words_of_letters_with_their_marks(string text, int tokens) =>
        Assert.Equal(tokens, Bleu.Tokens(text).Length);

    [Theory]
    [InlineData("levenshtein", 8_000)]
    [InlineData("rouge-l", 8_000)]
    [InlineData("rouge-lsum", 2_500)]
    [InlineData("chrf", 45_000)]
    public async Task The_bound_on_long_texts_holds_for_all_texts_together(string kind, int words)
    {
        string answer = string.Concat(Enumerable.Repeat(kind is "chrf" or "levenshtein" ? "a" : "a ", words));
        string text = answer.Replace('a', 'b');
        Assert.Null((await Judged.Of(kind, answer, text)).Error);
        Assert.Contains("at most", (await Judged.Of(kind, answer, new[] { text, text, text, text, text })).Error);
    }

    // By hand: 5 of 15 characters change to the first, 4 of 10 to the second, which is less alike and nearer.
    [Fact]
    public async Task With_a_bound_on_changes_the_text_with_the_fewest_counts()
    {
        string[] texts = ["xxxxxxxxxxyyyyy", "xxxxxxzzzz"];
        EvaluatorScore score = await Judged.Of("levenshtein: {max: 4}", "xxxxxxxxxx", texts);
        Assert.Equal((true, 0.6), (score.Passed, score.Value));
        Assert.Equal(2.0 / 3, (await Judged.Of("levenshtein", "xxxxxxxxxx", texts)).Value, 1e-12);
    }
}
