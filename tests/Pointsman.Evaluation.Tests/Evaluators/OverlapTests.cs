using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Evaluation.Tests.Evaluators;

/// <summary>Measures of overlap beside published values, and what holds for all texts.</summary>
public sealed class OverlapTests
{
    private static readonly string[] References =
    [
        "It is a guide to action that ensures that the military will forever heed Party commands",
        "It is the guiding principle which guarantees the military forces always being under the command of the Party",
        "It is the practical guide for the army always to heed the directions of the party",
    ];

    private const string Hypothesis =
        "It is a guide to action which ensures that the military always obeys the commands of the party";

    private static readonly string[] Kinds =
        ["f1", "bleu", "rouge-1", "rouge-2", "rouge-l", "rouge-lsum", "chrf", "levenshtein"];

    // The example of nltk.translate.bleu_score.sentence_bleu: https://www.nltk.org/api/nltk.translate.bleu_score.html
    [Fact]
    public async Task Bleu_is_that_of_nltk() =>
        Assert.Equal(0.5045666840058485, (await Judged.Of("bleu", Hypothesis, References)).Value, 1e-12);

    // By hand: precisions 1, 1, 1 and 0 of 1; brevity exp(1 − 6/3).
    [Theory]
    [InlineData("bleu", 0)]
    [InlineData("bleu: {smoothing: epsilon}", 0.206874)]
    [InlineData("bleu: {smoothing: add-one}", 0.309348)]
    public async Task Bleu_is_smoothed_as_told(string yaml, double value) =>
        Assert.Equal(value, (await Judged.Of(yaml, "the cat sat", "the cat sat on the mat")).Value, 1e-6);

    // The examples of google-research/rouge/rouge_scorer_test.py.
    [Theory]
    [InlineData("rouge-1", "testing", "testing one two", 1, 1.0 / 3, 0.5)]
    [InlineData("rouge-2", "testing one", "testing one two", 1, 0.5, 2.0 / 3)]
    [InlineData("rouge-l", "testing one", "testing one two", 1, 2.0 / 3, 0.8)]
    [InlineData("rouge-l", "testing two", "testing one two", 1, 2.0 / 3, 0.8)]
    [InlineData("rouge-lsum", "w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5", "w1 w2 w3 w4 w5", 0.4, 0.8, 8.0 / 15)]
    [InlineData("rouge-lsum", "/", "w1 w2 w3 w4 w5", 0, 0, 0)]
    public async Task Rouge_is_that_of_rouge_score(
        string kind, string answer, string text, double precision, double recall, double f1)
    {
        Assert.Equal(f1, (await Judged.Of(kind, answer, text)).Value, 1e-12);
        Assert.Equal(precision, (await Judged.Of($"{kind}: {{score: precision}}", answer, text)).Value, 1e-12);
        Assert.Equal(recall, (await Judged.Of($"{kind}: {{score: recall}}", answer, text)).Value, 1e-12);
    }

    // By hand after evaluate-v2.0.py of SQuAD: 2 of 3 words found, 2 of 2 wanted; best of several texts.
    [Theory]
    [InlineData("The Denver Broncos won!", 0.8)]
    [InlineData("denver, broncos", 1)]
    [InlineData("Carolina Panthers", 0)]
    public async Task F1_is_that_of_squad(string answer, double value) =>
        Assert.Equal(value, (await Judged.Of("f1", answer, new[] { "the Jets", "Denver Broncos" })).Value, 1e-12);

    [Theory]
    [InlineData("  An Apple. ", true)]
    [InlineData("apples", false)]
    public async Task Exact_match_is_that_of_squad(string answer, bool passes) =>
        Assert.Equal(passes, (await Judged.Of("exact-match", answer, "the apple")).Passed);

    // The cases of sacrebleu/test/test_chrf.py without smoothing; where precision is recall, beta does not matter.
    [Theory]
    [InlineData("a", "a", 1)]
    [InlineData("", "reference", 0)]
    [InlineData("a b c", "abc", 1)]
    [InlineData("aa", "ab", 0.25)]
    public async Task Chrf_is_that_of_sacrebleu(string answer, string text, double value) =>
        Assert.Equal(value, (await Judged.Of("chrf", answer, text)).Value, 1e-12);

    // By hand: precisions 1 and 1, recalls 2/4 and 1/3, so that P is 1 and R is 5/12; (1 + 2²) P R / (2² P + R).
    [Fact]
    public async Task Chrf_weighs_recall_twice() => Assert.Equal(
        5 * (5.0 / 12) / (4 + (5.0 / 12)), (await Judged.Of("chrf", "ab", "abcd")).Value, 1e-12);

    // The distance of Levenshtein's best-known example is 3.
    [Theory]
    [InlineData("levenshtein: {max: 3}", true)]
    [InlineData("levenshtein: {max: 2}", false)]
    [InlineData("levenshtein: {threshold: 0.57}", true)]
    [InlineData("levenshtein: {threshold: 0.58}", false)]
    public async Task From_kitten_to_sitting_are_three_changes(string yaml, bool passes)
    {
        EvaluatorScore score = await Judged.Of(yaml, "kitten", "sitting");
        Assert.Equal(passes, score.Passed);
        Assert.Equal(1 - (3.0 / 7), score.Value, 1e-12);
    }

    [Fact]
    public async Task Texts_whose_product_is_too_long_are_an_error() => Assert.Contains(
        "their product may be at most",
        (await Judged.Of("levenshtein", new string('a', 20_000), new string('b', 20_000))).Error);

    [Fact]
    public void A_score_is_from_0_to_1_and_that_of_a_text_beside_itself_is_1() => Check.One(Config.QuickThrowOnFailure
        .WithMaxTest(60), Prop.ForAll(Texts, Texts, (left, right) => Kinds.All(kind =>
    {
        double same = Score(kind, left, left);
        return Score(kind, left, right) is >= 0 and <= 1
            && (same > 0.999999 || (kind is "bleu" or "rouge-2" && left.Split(' ').Length < 4));
    })));

    [Fact]
    public void What_is_symmetric_by_definition_is_symmetric() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Texts, Texts, (left, right) => new[] { "f1", "rouge-1", "rouge-2", "rouge-l", "levenshtein" }
            .All(kind => Math.Abs(Score(kind, left, right) - Score(kind, right, left)) < 1e-12)));

    private static Arbitrary<string> Texts => Gen.Choose(1, 9)
        .SelectMany(count => Gen.Elements("one", "two", "three", "vier", "пять", "六").ArrayOf(count))
        .Select(words => string.Join(' ', words)).ToArbitrary();

    private static double Score(string kind, string answer, string text) => kind switch
    {
        "f1" => SquadText.F1(SquadText.Words(answer), SquadText.Words(text)),
        "bleu" => Bleu.Of(Bleu.Tokens(answer), [Bleu.Tokens(text)], BleuSmoothing.None),
        "levenshtein" => 1 - ((double)EditDistance.Between(
            [.. answer.Select(one => (int)one)], [.. text.Select(one => (int)one)], default)
            / Math.Max(answer.Length, text.Length)),
        "chrf" => Chrf.Of(Chrf.Signs(answer), Chrf.Signs(text), default),
        "rouge-1" => OfRouge(RougeForm.One, answer, text),
        "rouge-2" => OfRouge(RougeForm.Two, answer, text),
        "rouge-l" => OfRouge(RougeForm.Sequence, answer, text),
        _ => OfRouge(RougeForm.Summary, answer, text),
    };

    private static double OfRouge(RougeForm form, string answer, string text) =>
        Rouge.Of(form, Rouge.Lines(form, answer), Rouge.Lines(form, text), default).F1;
}
