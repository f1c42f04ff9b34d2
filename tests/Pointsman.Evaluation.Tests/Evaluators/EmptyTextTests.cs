using Xunit;

namespace Pointsman.Evaluation.Tests.Evaluators;

/// <summary>A text without characters stands in every answer, so that looking for it shows nothing.</summary>
public sealed class EmptyTextTests
{
    [Theory]
    [InlineData("contains", "")]
    [InlineData("icontains", "")]
    [InlineData("not-contains", "")]
    [InlineData("starts-with", " ")]
    [InlineData("ends-with", "\n")]
    [InlineData("regex: {pattern: '{{expected}}'}", "")]
    [InlineData("similar: {model: sim/small}", " ")]
    public async Task Looking_for_nothing_is_an_error(string yaml, string expected)
    {
        EvaluatorScore score = await Judged.Of(yaml, "Paris", expected);
        Assert.Equal("a text to look for is empty, which every answer has", score.Error);
    }

    [Theory]
    [InlineData("contains-any")]
    [InlineData("icontains-all")]
    public async Task One_of_several_that_is_empty_is_an_error_too(string kind) =>
        Assert.NotNull((await Judged.Of(kind, "Paris", new[] { "Rome", "" })).Error);

    [Theory]
    [InlineData("equals", "", true)]
    [InlineData("equals", "Paris", false)]
    [InlineData("exact-match", " ", true)]
    [InlineData("f1", "", true)]
    [InlineData("f1", "Paris", false)]
    [InlineData("chrf", "", true)]
    [InlineData("levenshtein", "", true)]
    [InlineData("rouge-1", "Paris", false)]
    [InlineData("bleu", "Paris", false)]
    public async Task An_answer_may_be_expected_to_be_empty(string kind, string answer, bool passes) =>
        Assert.Equal(passes, (await Judged.Of(kind, answer, "")).Passed);

    [Theory]
    [InlineData("contains")]
    [InlineData("regex: P")]
    [InlineData("numeric: 4")]
    [InlineData("choice: A")]
    [InlineData("f1")]
    [InlineData("bleu")]
    [InlineData("rouge-l")]
    [InlineData("rouge-lsum")]
    [InlineData("chrf")]
    [InlineData("levenshtein")]
    [InlineData("json")]
    [InlineData("format: email")]
    public async Task An_empty_answer_scores_nothing_and_is_no_error(string yaml)
    {
        EvaluatorScore score = await Judged.Of(yaml, "", "Paris");
        Assert.Equal((true, 0d, false), (score.IsScore, score.Value, score.Passed));
    }
}
