using Xunit;

namespace Pointsman.Evaluation.Tests.Evaluators;

public sealed class TextTests
{
    [Theory]
    [InlineData("equals", " Paris\n", true)]
    [InlineData("equals", "paris", false)]
    [InlineData("equals: {ignore-case: yes}", "paris", true)]
    [InlineData("not-equals", "Rome", true)]
    [InlineData("contains", "It is Paris.", true)]
    [InlineData("contains", "It is paris.", false)]
    [InlineData("icontains", "It is paris.", true)]
    [InlineData("contains: '{{expected}}.'", "It is Paris.", true)]
    [InlineData("not-contains: Rome", "It is Paris.", true)]
    [InlineData("starts-with", "  Paris, France", true)]
    [InlineData("starts-with: {value: paris, ignore-case: yes}", "Paris, France", true)]
    [InlineData("ends-with", "It is Paris\n", true)]
    [InlineData("ends-with: .", "It is Paris", false)]
    [InlineData("regex: '^It is \\w+$'", "It is Paris", true)]
    [InlineData("regex: {pattern: '^it', ignore-case: yes}", "It is Paris", true)]
    [InlineData("regex: 'is {{expected}}'", "It is Paris", true)]
    [InlineData("contains-any: [Rome, Paris]", "It is Paris", true)]
    [InlineData("contains-any: [Rome, Oslo]", "It is Paris", false)]
    [InlineData("icontains-any: [rome, PARIS]", "It is Paris", true)]
    [InlineData("icontains-all: [IT, paris]", "It is Paris", true)]
    public async Task Texts_are_compared_as_told(string yaml, string answer, bool passes) =>
        Assert.Equal(passes, (await Judged.Of(yaml, answer, "Paris")).Passed);

    [Fact]
    public async Task Of_all_texts_the_share_that_is_there_is_the_score()
    {
        EvaluatorScore score = await Judged.Of("contains-all: [a, b, x, y]", "a b");
        Assert.Equal(0.5, score.Value);
        Assert.False(score.Passed);
        Assert.Equal("lacks 'x' or 'y'", score.Reason);
    }

    [Fact]
    public async Task A_list_of_the_case_is_several_texts()
    {
        Assert.True((await Judged.Of("equals", "two", new[] { "one", "two" })).Passed);
        Assert.False((await Judged.Of("contains-all", "two", new[] { "one", "two" })).Passed);
    }

    [Theory]
    [InlineData("equals")]
    [InlineData("contains-any: ['{{names}}']")]
    [InlineData("numeric")]
    [InlineData("choice")]
    [InlineData("json-equals")]
    [InlineData("tool-calls")]
    [InlineData("f1")]
    [InlineData("similar: {model: m}")]
    public async Task A_value_that_the_case_lacks_is_an_error_and_no_score(string yaml)
    {
        EvaluatorScore score = await Judged.Of(yaml, "Paris");
        Assert.StartsWith("the case has no value for {{", score.Error);
    }

    [Fact]
    public async Task The_opposite_of_an_error_is_an_error() =>
        Assert.False((await Judged.Of("not-equals", "Paris")).IsScore);

    [Fact]
    public async Task An_expression_that_takes_forever_is_an_error()
    {
        EvaluatorScore score = await Judged.Of(@"regex: '^(?=(a+)+$)'", new string('a', 40) + "b");
        Assert.Contains("could not find out", score.Error);
    }

    [Fact]
    public async Task An_expression_of_the_case_that_is_none_is_an_error() =>
        Assert.StartsWith("no regular expression", (await Judged.Of("regex: '{{expected}}'", "a", "(")).Error);

    [Fact]
    public async Task A_text_of_more_than_a_million_characters_is_an_error() => Assert.Contains(
        "1048577 characters", (await Judged.Of("equals", new string('a', 1_048_577), "a")).Error);

    [Theory]
    [InlineData("word-count: 4", "one two  three\nfour", true)]
    [InlineData("word-count: {min: 5}", "one two three four", false)]
    [InlineData("word-count: {max: 3}", "日本語", true)]
    [InlineData("character-count: 2", "😀é", true)]
    [InlineData("line-count: 2", "a\n\n  \nb\n", true)]
    [InlineData("sentence-count: 2", "He said 3.5 is near. Is it?", true)]
    [InlineData("sentence-count: 3", "One… \"Two!\" Three", true)]
    [InlineData("sentence-count: 0", " \n", true)]
    public async Task Lengths_are_counted_as_people_count(string yaml, string answer, bool passes) =>
        Assert.Equal(passes, (await Judged.Of(yaml, answer)).Passed);

    [Theory]
    [InlineData("refusal", "I'm sorry, but I can't help with that.", true)]
    [InlineData("not-refusal", "The capital is Paris.", true)]
    [InlineData("not-refusal", "Es tut mir leid, ich kann dabei nicht helfen.", false)]
    [InlineData("language: fr", "La capitale de la France est Paris, et elle est très belle.", true)]
    [InlineData("language: de-AT", "Die Hauptstadt von Frankreich ist Paris, und sie ist sehr schön.", true)]
    [InlineData("language: en", "Die Hauptstadt von Frankreich ist Paris, und sie ist sehr schön.", false)]
    [InlineData("format: email", " ann@example.org ", true)]
    [InlineData("format: email", "write to ann@example.org", false)]
    [InlineData("format: url", "https://example.org/a?b=c", true)]
    [InlineData("format: url", "mailto:ann@example.org", false)]
    [InlineData("format: date", "2024-02-29", true)]
    [InlineData("format: date", "2023-02-29", false)]
    [InlineData("format: date-time", "2024-02-29T12:00:00Z", true)]
    [InlineData("format: uuid", "7d444840-9dc0-11d1-b245-5ffdce74fad2", true)]
    [InlineData("format: xml", "<a><b/></a>", true)]
    [InlineData("format: xml", "<a><b></a>", false)]
    [InlineData("format: xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", false)]
    [InlineData("format: html", "<p>Hello</p>", true)]
    [InlineData("format: html", "Hello <p>you</p>", false)]
    public async Task Kinds_of_texts_are_told_apart(string yaml, string answer, bool passes) =>
        Assert.Equal(passes, (await Judged.Of(yaml, answer)).Passed);

    [Fact]
    public async Task A_language_that_cannot_be_told_is_an_error() =>
        Assert.Equal("too little text to tell its language", (await Judged.Of("language: en", "42")).Error);

    [Theory]
    [InlineData("regex: '('", "write a regular expression of .NET")]
    [InlineData("regex", "write a text")]
    [InlineData("word-count", "write word-count: {min: 1, max: 100}")]
    [InlineData("word-count: {min: 5, max: 2}", "write the smaller one as min")]
    [InlineData("format: emai", "did you mean email?")]
    [InlineData("language: klingon", "languages: en, de")]
    [InlineData("contains-any: []", "write from 1 to 1000 texts")]
    [InlineData("contains-any: [{a: 1}]", "{{name}} stands for a value of the case")]
    [InlineData("equals: {valeu: x}", "did you mean value?")]
    [InlineData("equals: '{{ '", "mend it")]
    public void What_cannot_be_used_says_the_way_out(string yaml, string fix) =>
        Assert.Contains(fix, Judged.Faults(yaml)[0].Fix, StringComparison.Ordinal);
}
