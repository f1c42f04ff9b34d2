using Xunit;
using static Pointsman.JsonRepairs;

namespace Pointsman.Tests.Checking.Repairing;

/// <summary>What models do to JSON itself.</summary>
public sealed class WithinTests
{
    [Theory]
    [InlineData("{'a': 'b'}", """{"a":"b"}""", SingleQuotes)]
    [InlineData("{'a': \"b\"}", """{"a":"b"}""", SingleQuotes)]
    [InlineData("['a', 'b']", """["a","b"]""", SingleQuotes)]
    [InlineData("""{'a': 'say "hi"'}""", """{"a":"say \"hi\""}""", SingleQuotes)]
    [InlineData("""{'a': "it's"}""", """{"a":"it's"}""", SingleQuotes)]
    [InlineData("{'a': 'it\\'s'}", """{"a":"it's"}""", SingleQuotes | WrongEscape)]
    [InlineData("{'a': 'it's'}", """{"a":"it's"}""", SingleQuotes | InnerQuote)]
    [InlineData("{“a”: “b”}", """{"a":"b"}""", SmartQuotes)]
    [InlineData("{„a“: „b“}", """{"a":"b"}""", SmartQuotes)]
    [InlineData("{‘a’: ‘b’}", """{"a":"b"}""", SmartQuotes)]
    [InlineData("[“a”, \"b\"]", """["a","b"]""", SmartQuotes)]
    [InlineData("{“a”: “he said ‘no’”}", """{"a":"he said ‘no’"}""", SmartQuotes)]
    [InlineData("{“a\": “b\"}", """{"a":"b"}""", SmartQuotes)]
    [InlineData("{“a”: ‘it’s’}", """{"a":"it’s"}""", SmartQuotes | InnerQuote)]
    [InlineData("{\"a\": \"a “b” c\", x: 1}", """{"a":"a “b” c","x":1}""", UnquotedKey)]
    public void Other_quotes_become_those_of_json(string damaged, string wanted, JsonRepairs repairs) =>
        Repaired.Becomes(damaged, wanted, repairs);

    [Theory]
    [InlineData("{a: 1}", """{"a":1}""", UnquotedKey)]
    [InlineData("{a: 1, b_c: 2, $d: 3}", """{"a":1,"b_c":2,"$d":3}""", UnquotedKey)]
    [InlineData("{first-name: \"x\"}", """{"first-name":"x"}""", UnquotedKey)]
    [InlineData("{1: \"x\"}", """{"1":"x"}""", UnquotedKey)]
    [InlineData("{größe: 1}", """{"größe":1}""", UnquotedKey)]
    [InlineData("{a: {b: [{c: 1}]}}", """{"a":{"b":[{"c":1}]}}""", UnquotedKey)]
    [InlineData("{\"a\": \"x\", b: 1}", """{"a":"x","b":1}""", UnquotedKey)]
    [InlineData("{true: true}", """{"true":true}""", UnquotedKey)]
    public void A_key_gets_its_quotes(string damaged, string wanted, JsonRepairs repairs) =>
        Repaired.Becomes(damaged, wanted, repairs);

    [Theory]
    [InlineData("{\"a\": 1,}", """{"a":1}""", TrailingComma)]
    [InlineData("[1, 2, ]", "[1,2]", TrailingComma)]
    [InlineData("{\"a\": [1,], }", """{"a":[1]}""", TrailingComma)]
    [InlineData("{\"a\": \"x\",\n}", """{"a":"x"}""", TrailingComma)]
    [InlineData("[\"x\",]", """["x"]""", TrailingComma)]
    [InlineData("{\"a\": 1 \"b\": 2}", """{"a":1,"b":2}""", MissingComma)]
    [InlineData("{\"a\": \"x\"\n\"b\": 2}", """{"a":"x","b":2}""", MissingComma)]
    [InlineData("{\"a\": \"x\" \"b\": 2}", """{"a":"x","b":2}""", MissingComma)]
    [InlineData("{\"a\": {} \"b\": []}", """{"a":{},"b":[]}""", MissingComma)]
    [InlineData("[{\"a\": 1} {\"b\": 2}]", """[{"a":1},{"b":2}]""", MissingComma)]
    [InlineData("[{\"a\": 1}\n{\"b\": 2}\n]", """[{"a":1},{"b":2}]""", MissingComma)]
    [InlineData("[\"a\"\n\"b\"]", """["a","b"]""", MissingComma)]
    [InlineData("[\"a\" \"b\"]", """["a","b"]""", MissingComma)]
    [InlineData("[1\n2\n3]", "[1,2,3]", MissingComma)]
    [InlineData("[\"a\"\n1]", """["a",1]""", MissingComma)]
    [InlineData("{a: \"x\"\nb: 2}", """{"a":"x","b":2}""", MissingComma | UnquotedKey)]
    [InlineData("{\"a\": null\n\"b\": true,}", """{"a":null,"b":true}""", MissingComma | TrailingComma)]
    public void Commas_are_put_in_and_taken_out(string damaged, string wanted, JsonRepairs repairs) =>
        Repaired.Becomes(damaged, wanted, repairs);

    [Theory]
    [InlineData("{\"a\": 1 // one\n}", """{"a":1}""", Comment)]
    [InlineData("{/* all */\"a\": 1}", """{"a":1}""", Comment)]
    [InlineData("{\"a\": /* one */ 1}", """{"a":1}""", Comment)]
    [InlineData("[1, # one\n2]", "[1,2]", Comment)]
    [InlineData("{\"a\": \"x\", // the \"x\"\n\"b\": 2}", """{"a":"x","b":2}""", Comment)]
    [InlineData("{\"a\": \"x\" // one\n}", """{"a":"x"}""", Comment)]
    [InlineData("{\"a\": \"http://x.org/#y\", /**/ \"b\": 2}", """{"a":"http://x.org/#y","b":2}""", Comment)]
    [InlineData("// all of it\n{\"a\": 1}", """{"a": 1}""", Preamble)]
    public void Comments_are_taken_out(string damaged, string wanted, JsonRepairs repairs) =>
        Repaired.Becomes(damaged, wanted, repairs);

    [Theory]
    [InlineData("{\"a\": True, \"b\": False, \"c\": None}", """{"a":true,"b":false,"c":null}""", Literal)]
    [InlineData("{\"a\": NaN}", """{"a":null}""", Literal)]
    [InlineData("[-Infinity, Infinity]", "[null,null]", Literal)]
    [InlineData("{\"a\": undefined}", """{"a":null}""", Literal)]
    [InlineData("[\"x\", None]", """["x",null]""", Literal)]
    [InlineData("{'a': [True, 'None']}", """{"a":[true,"None"]}""", Literal | SingleQuotes)]
    public void Literals_of_other_languages_become_those_of_json(string damaged, string wanted, JsonRepairs repairs) =>
        Repaired.Becomes(damaged, wanted, repairs);

    [Theory]
    [InlineData("{\"a\": \"x\ny\"}", """{"a":"x\ny"}""", ControlCharacter)]
    [InlineData("{\"a\": \"x\r\ny\"}", """{"a":"x\r\ny"}""", ControlCharacter)]
    [InlineData("{\"a\": \"x\ty\"}", """{"a":"x\ty"}""", ControlCharacter)]
    [InlineData("{\"a\": \"x\u0001y\"}", """{"a":"x\u0001y"}""", ControlCharacter)]
    [InlineData("{\"a\":\u00A01}", """{"a":1}""", ControlCharacter)]
    [InlineData("{\"a\": \"def f():\n\treturn {}\n\"}", """{"a":"def f():\n\treturn {}\n"}""", ControlCharacter)]
    [InlineData("""{"a": "\d+"}""", """{"a":"\\d+"}""", WrongEscape)]
    [InlineData("""{"a": "C:\Users"}""", """{"a":"C:\\Users"}""", WrongEscape)]
    [InlineData("""{"a": "\x41"}""", """{"a":"\u0041"}""", WrongEscape)]
    [InlineData("""{"a": "it\'s"}""", """{"a":"it's"}""", WrongEscape)]
    [InlineData("""{"a": "\u12"}""", """{"a":"\\u12"}""", WrongEscape)]
    [InlineData("""{"a": "\unit"}""", """{"a":"\\unit"}""", WrongEscape)]
    [InlineData("""{"a": "\ud83d"}""", """{"a":"\ufffd"}""", WrongEscape)]
    [InlineData("""{"a": "\ude00\ud83d"}""", """{"a":"\ufffd\ufffd"}""", WrongEscape)]
    [InlineData("{\"a\": \"x\\\ny\"}", """{"a":"x\ny"}""", WrongEscape | ControlCharacter)]
    [InlineData("""{"a": "\frac{1}{2} \alpha"}""", """{"a":"\frac{1}{2} \\alpha"}""", WrongEscape)]
    public void Letters_and_escapes_that_json_does_not_know_are_escaped(
        string damaged, string wanted, JsonRepairs repairs) => Repaired.Becomes(damaged, wanted, repairs);

    [Theory]
    [InlineData("""{"a": "he said "hi" to me"}""", """{"a":"he said \"hi\" to me"}""")]
    [InlineData("""{"a": ""quoted" it is"}""", """{"a":"\"quoted\" it is"}""")]
    [InlineData("""{"a": "he said "yes", and left", "b": 1}""", """{"a":"he said \"yes\", and left","b":1}""")]
    [InlineData("""["he said "yes", and left", "b"]""", """["he said \"yes\", and left","b"]""")]
    [InlineData("""{"a": "a 5" pipe"}""", """{"a":"a 5\" pipe"}""")]
    [InlineData("""{"a": "a 5" pipe", "b": 1}""", """{"a":"a 5\" pipe","b":1}""")]
    [InlineData("""{"a": "<b class="x">y</b>"}""", """{"a":"<b class=\"x\">y</b>"}""")]
    [InlineData("""["a "b" c"]""", """["a \"b\" c"]""")]
    public void Quotes_within_a_text_are_escaped_where_they_can_be_nothing_else(string damaged, string wanted) =>
        Repaired.Becomes(damaged, wanted, InnerQuote);

    [Theory]
    [InlineData("""{"a": "x" + "y"}""")]
    [InlineData("""{"a": "x" "y"}""")]
    [InlineData("""["one "two", "three" four"]""")]
    [InlineData("""["say ""twice"]""")]
    [InlineData("""{"a": "use "}" to close"}""")]
    [InlineData("""{"a": "b": 1}""")]
    [InlineData("""{"a" 1}""")]
    [InlineData("""{'a' 1, 'b': 2}""")]
    [InlineData("{\"a\": \"the \"x\" #1 thing\",\n\"b\": 1}")]
    [InlineData("{\"a\": \"5\" #1 pipe\",\n\"b\": 1}")]
    [InlineData("[1 234]")]
    [InlineData("[1, 2, ...]")]
    [InlineData("{\"a\": 1, ...}")]
    [InlineData("[1,, 2]")]
    [InlineData("[, 1]")]
    [InlineData("{, \"a\": 1}")]
    [InlineData("{\"a\": [1, 2}")]
    [InlineData("[{\"a\": 1]")]
    [InlineData("{\"a\": hello}")]
    [InlineData("[yes, no]")]
    [InlineData("{\"a\": 0x1F}")]
    [InlineData("{\"a\": 007}")]
    [InlineData("{\"a\": .5}")]
    [InlineData("{\"a\": +5}")]
    [InlineData("{\"a\": 1_000}")]
    [InlineData("{\"a\": (1, 2)}")]
    [InlineData("{\"a\" => 1}")]
    [InlineData("{\"a\", \"b\"}")]
    [InlineData("{\"a\": `b`}")]
    [InlineData("{\"a\": 2024-05-06}")]
    [InlineData("{\"a\": <b>}")]
    [InlineData("{\"a\": , \"b\": 1}")]
    [InlineData("{\"a\": }")]
    public void What_can_be_read_in_two_ways_is_left_alone(string damaged) => Repaired.Refused(damaged);
}
