using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Tests.Checking;

public sealed class OutputCheckTests
{
    [Theory]
    [InlineData("""{"a": 1}""", JsonWanted.Any, null)]
    [InlineData("12", JsonWanted.Any, null)]
    [InlineData("[]", JsonWanted.ObjectOnly, "found an array, allowed is an object")]
    [InlineData("{}", JsonWanted.ArrayOnly, "found an object, allowed is an array")]
    [InlineData("{}", JsonWanted.ObjectOnly, null)]
    [InlineData("{\n\"a\": x}", JsonWanted.Any,
        "found '{ \"a\": x}', which is no JSON from line 2, byte 5 on; allowed is one JSON value and nothing else")]
    [InlineData("", JsonWanted.Any,
        "found '', which is no JSON from line 1, byte 0 on; allowed is one JSON value and nothing else")]
    [InlineData("\"\\ud800\"", JsonWanted.Any,
        "found an escape that is half a character, allowed are both halves")]
    public void Json(string text, JsonWanted wanted, string? fault) => Says(new JsonCheck(wanted), text, fault);

    [Fact]
    public void Half_a_character_is_no_json() => Says(
        new JsonCheck(), "\"\ud800\"",
        "found half a character, which is no text; allowed is one JSON value and nothing else");

    [Fact]
    public void A_schema_lists_its_first_errors_and_counts_the_rest()
    {
        var check = new SchemaCheck(Schemas.Schema.Read("""{"type":"array","items":{"type":"integer"}}"""));
        Says(check, "[1]", null);
        Says(check, "[\"x\"]", "/0: found the string 'x', allowed is the type integer");
        string fault = check.Check(new CheckedAnswer("[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\"]")).Fault!;
        Assert.EndsWith("; and 2 more", fault, StringComparison.Ordinal);
        Assert.Contains("no JSON", check.Check(new CheckedAnswer("[1")).Fault, StringComparison.Ordinal);
        Assert.Equal(JsonWanted.ArrayOnly, check.Json);
    }

    [Fact]
    public void A_pattern_is_found_or_not_or_takes_too_long()
    {
        Says(Pattern("^A-[0-9]+$"), "A-17", null);
        Says(Pattern("^A-[0-9]+$"), "It is A-17", "found 'It is A-17', allowed is what matches ^A-[0-9]+$");
        Says(
            Pattern("^(?=(a+)+$)b", TimeSpan.FromMilliseconds(1)), new string('a', 60) + "c",
            "could not find out within 1 ms whether the answer matches ^(?=(a+)+$)b");
    }

    [Theory]
    [InlineData("(", "routes.a.checks.matches: found")]
    [InlineData(null, "more than 4096")]
    public void A_pattern_that_cannot_be_read_is_a_fault(string? pattern, string words)
    {
        var faults = new List<Fault>();
        Assert.Null(PatternCheck.Read(pattern ?? new string('a', 5_000), faults, "routes.a.checks.matches"));
        Assert.Contains(words, Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LengthUnit.Characters, 0, 3, "abc", null)]
    [InlineData(LengthUnit.Characters, 0, 3, "abcd", "found 4 characters, allowed are at most 3")]
    [InlineData(LengthUnit.Characters, 2, 2, "😀😀", null)]
    [InlineData(LengthUnit.Words, 1, 3, "a", null)]
    [InlineData(LengthUnit.Words, 2, 3, " a ", "found 1 words, allowed are 2 to 3")]
    [InlineData(LengthUnit.Words, 3, long.MaxValue, "a b", "found 2 words, allowed are at least 3")]
    [InlineData(LengthUnit.Words, 0, 4, "日本語 is", null)]
    [InlineData(LengthUnit.Words, 0, 3, "日本語 is", "found 4 words, allowed are at most 3")]
    [InlineData(LengthUnit.Tokens, 0, 2, "12345678", null)]
    [InlineData(LengthUnit.Tokens, 0, 2, "123456789", "found 3 tokens, allowed are at most 2")]
    public void Length(LengthUnit unit, long least, long most, string text, string? fault) =>
        Says(new LengthCheck(unit, least, most), text, fault);

    [Fact]
    public void Tokens_are_those_that_the_provider_counted_where_it_did()
    {
        var answer = new CheckedAnswer("short") { OutputTokens = 900 };
        Assert.Equal(
            "found 900 tokens, allowed are at most 800",
            new LengthCheck(LengthUnit.Tokens, most: 800).Check(answer).Fault);
    }

    [Theory]
    [InlineData("en", "en", null)]
    [InlineData("en", "en-GB", null)]
    [InlineData("pt-BR", "PT", null)]
    [InlineData("en", null, null)]
    [InlineData("en", "de", "found the language de, allowed is en")]
    public void Language(string wanted, string? detected, string? fault) =>
        Says(new LanguageCheck(wanted, _ => detected), "text", fault);

    [Theory]
    [InlineData("text", "stop", null)]
    [InlineData("text", null, null)]
    [InlineData(" \n", "stop", "found an empty answer, allowed is one with text")]
    [InlineData("text", "length",
        "found an answer that was cut at the limit of output tokens, allowed is a whole one")]
    public void Complete(string text, string? finish, string? fault)
    {
        ChatFinishReason? reason = finish is null ? null : new ChatFinishReason(finish);
        Assert.Equal(fault, new CompleteCheck().Check(new CheckedAnswer(text) { FinishReason = reason }).Fault);
    }

    [Fact]
    public void A_check_of_ones_own_says_what_is_wrong_and_one_that_throws_fails_the_answer()
    {
        Says(new CustomCheck("even", answer => answer.Text.Length % 2 == 0 ? null : "found an odd length"), "abc",
            "found an odd length");
        Says(new CustomCheck("even", _ => null), "abc", null);
        Says(new CustomCheck("broken", _ => throw new InvalidOperationException("no sun")), "abc",
            "the check itself broke: no sun");
    }

    private static PatternCheck Pattern(string pattern, TimeSpan? timeout = null)
    {
        var faults = new List<Fault>();
        PatternCheck? check = PatternCheck.Read(pattern, faults, "matches", timeout);
        Assert.Empty(faults);
        return check!;
    }

    private static void Says(OutputCheck check, string text, string? fault)
    {
        CheckResult result = check.Check(new CheckedAnswer(text));
        Assert.Equal((fault, fault is null, check.Name), (result.Fault, result.Passed, result.Check));
    }
}
