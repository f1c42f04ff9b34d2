using Xunit;
using static Pointsman.JsonRepairs;

namespace Pointsman.Tests.Checking.Repairing;

/// <summary>Answers that end too early.</summary>
public sealed class TruncatedTests
{
    private static readonly JsonRepairOptions Allowing = new() { AllowTruncated = true };

    [Theory]
    [InlineData("{\"a\": 1", "{}", TruncatedTail)]
    [InlineData("{\"a\": 1,", """{"a":1}""", TruncatedTail)]
    [InlineData("{\"a\": 1 ", """{"a":1}""", TruncatedTail)]
    [InlineData("{\"a\": \"hel", """{"a":"hel"}""", TruncatedTail)]
    [InlineData("{\"a\": \"hello\"", """{"a":"hello"}""", TruncatedTail)]
    [InlineData("{\"a\": \"hello\", \"b", """{"a":"hello"}""", TruncatedTail)]
    [InlineData("{\"a\": \"hello\", \"b\"", """{"a":"hello"}""", TruncatedTail)]
    [InlineData("{\"a\": \"hello\", \"b\":", """{"a":"hello"}""", TruncatedTail)]
    [InlineData("{\"a\": \"hello\", \"b\": tr", """{"a":"hello"}""", TruncatedTail)]
    [InlineData("{\"a\": \"hello\", \"b\": true", """{"a":"hello","b":true}""", TruncatedTail)]
    [InlineData("{\"a\": \"hello\", \"b\": -", """{"a":"hello"}""", TruncatedTail)]
    [InlineData("{\"a\": \"hello\", \"b\": 12.", """{"a":"hello"}""", TruncatedTail)]
    [InlineData("[1, 2, 3", "[1,2]", TruncatedTail)]
    [InlineData("[\"a\", \"b", """["a","b"]""", TruncatedTail)]
    [InlineData("[{\"a\": [1, {\"b\": \"c", """[{"a":[1,{"b":"c"}]}]""", TruncatedTail)]
    [InlineData("{\"a\": \"x\\", """{"a":"x"}""", TruncatedTail)]
    [InlineData("{\"a\": \"x\\u00", """{"a":"x"}""", TruncatedTail)]
    [InlineData("{\"a\": \"x\\ud83d\\ude", """{"a":"x\ufffd"}""", TruncatedTail | WrongEscape)]
    [InlineData("{\"a\": [", """{"a":[]}""", TruncatedTail)]
    [InlineData("{", "{}", TruncatedTail)]
    [InlineData("{\"a\": 1, /* and", """{"a":1}""", TruncatedTail | Comment)]
    [InlineData("```json\n{\"a\": [1, 2\n```", """{"a":[1,2]}""", TruncatedTail | Fence)]
    [InlineData("Here: {'a': 'b', 'c': No", """{"a":"b"}""", TruncatedTail | SingleQuotes | Preamble)]
    [InlineData("{a: 1, b", """{"a":1}""", TruncatedTail | UnquotedKey)]
    public void What_is_open_is_closed_when_that_is_allowed(string damaged, string wanted, JsonRepairs repairs) =>
        Repaired.Becomes(damaged, wanted, repairs, Allowing);

    [Theory]
    [InlineData("{\"a\": \"hello\", \"b\":")]
    [InlineData("[1, 2, 3")]
    [InlineData("```json\n{\"a\": [1, 2\n```")]
    public void A_part_is_never_given_as_the_whole(string damaged)
    {
        RepairedJson repaired = JsonRepair.Repair(damaged);
        Assert.Null(repaired.Json);
        Assert.Contains("truncated_tail", repaired.Labels);
    }

    [Theory]
    [InlineData("{\"a\": \"he said \"yes\" and")]
    [InlineData("{\"a\": hel")]
    [InlineData("<think>so it is {\"a\":")]
    [InlineData("nothing begins here")]
    public void What_cannot_be_trusted_is_refused_all_the_same(string damaged) => Repaired.Refused(damaged, Allowing);
}
