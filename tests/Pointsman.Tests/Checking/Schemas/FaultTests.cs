using System.Text;
using System.Text.Json;
using Xunit;

namespace Pointsman.Tests.Checking.Schemas;

public sealed class FaultTests
{
    [Theory]
    [InlineData("""{"$ref":"https://x.org/schema.json"}""", "schema /$ref", "nothing is fetched")]
    [InlineData("""{"$ref":"other.json#/a"}""", "schema /$ref", "nothing is fetched")]
    [InlineData("""{"$ref":"#name"}""", "schema /$ref", "#/$defs/name")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "schema /$ref", "which is not there")]
    [InlineData("""{"items":{"$ref":"#/allOf/3"},"allOf":[true]}""", "schema /items/$ref", "which is not there")]
    [InlineData("""{"$ref":1}""", "schema /$ref", "write a reference")]
    [InlineData("""{"$dynamicRef":"#node"}""", "schema /$dynamicRef", "use $ref")]
    [InlineData("""{"$ref":"#"}""", "schema", "leads back here")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"$ref":"#/$defs/a"},true]}}}""", "schema", "leads back")]
    [InlineData("""{"properties":{"a":{"not":{"$ref":"#/properties/a"}}}}""", "schema /properties/a", "leads back")]
    [InlineData("""{"type":"text"}""", "schema /type", "object, array, string")]
    [InlineData("""{"type":[]}""", "schema /type", "one or several of")]
    [InlineData("""{"type":7}""", "schema /type", "the number 7")]
    [InlineData("""{"minLength":"3"}""", "schema /minLength", "the string '3'")]
    [InlineData("""{"minLength":-1}""", "schema /minLength", "from 0 on")]
    [InlineData("""{"maxItems":1.5}""", "schema /maxItems", "a whole number")]
    [InlineData("""{"minimum":true}""", "schema /minimum", "write a number")]
    [InlineData("""{"multipleOf":0}""", "schema /multipleOf", "above 0")]
    [InlineData("""{"pattern":"("}""", "schema /pattern", "regular expression")]
    [InlineData("""{"pattern":1}""", "schema /pattern", "regular expression")]
    [InlineData("""{"patternProperties":{"[":true}}""", "schema /patternProperties", "regular expression")]
    [InlineData("""{"required":"a"}""", "schema /required", "a list of names")]
    [InlineData("""{"required":[1]}""", "schema /required", "a list of names")]
    [InlineData("""{"properties":[]}""", "schema /properties", "name and schema")]
    [InlineData("""{"properties":{"a/b":3}}""", "schema /properties/a~1b", "write a schema")]
    [InlineData("""{"anyOf":[]}""", "schema /anyOf", "a list of schemas")]
    [InlineData("""{"enum":"a"}""", "schema /enum", "a list of values")]
    [InlineData("""{"dependentRequired":{"a":"b"}}""", "schema /dependentRequired/a", "a list of names")]
    [InlineData("""{"contains":true,"minContains":"x"}""", "schema /minContains", "whole number")]
    [InlineData("[]", "schema", "an object, true or false")]
    [InlineData("{", "schema", "no JSON")]
    [InlineData("""{"const":"\ud800"}""", "schema", "half a character")]
    public void A_schema_that_cannot_be_held_is_refused_with_the_way_out(string schema, string where, string words)
    {
        Fault fault = Assert.Single(Schema.Faults(schema));
        Assert.Equal(where, fault.Where);
        Assert.Contains(words, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once() =>
        Assert.Equal(3, Schema.Faults("""{"type":"x","minLength":"y","items":{"pattern":"("}}""").Count);

    [Fact]
    public void Keywords_that_are_not_known_are_ignored_and_listed() => Assert.Equal(
        ["/unevaluatedProperties", "/properties/a/format", "/properties/a/x-more"],
        Schema.Read("""
            {"title":"t","unevaluatedProperties":false,"default":{},
             "properties":{"a":{"format":"hostname","x-more":1,"description":"d"}}}
            """).Ignored.OrderByDescending(pointer => pointer.Contains("un", StringComparison.Ordinal)));

    [Theory]
    [InlineData("""{"type":"integer"}""", "1.5", "the answer: found the number 1.5, allowed is the type integer")]
    [InlineData("""{"enum":["a","b"]}""", "\"c\"",
        "the answer: found the string 'c', allowed is one of the string 'a', the string 'b'")]
    [InlineData("""{"items":{"properties":{"a/b":{"minimum":3}}}}""", """[{},{"a/b":2}]""",
        "/1/a~1b: found the number 2, allowed is at least 3")]
    [InlineData("""{"properties":{"a":{"required":["x"]}}}""", """{"a":{}}""",
        "/a: found no property 'x', allowed is an object that has it")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""",
        "the answer: found no property 'b', allowed is an object that has it, since there is 'a'")]
    [InlineData("""{"properties":{"a":true,"b":true},"additionalProperties":false}""", """{"c":1}""",
        "the answer: found the property 'c', allowed is a, b")]
    [InlineData("""{"uniqueItems":true}""", "[1,2,1]",
        "the answer: found equal items at 0 and 2, allowed is items that differ")]
    [InlineData("""{"contains":{"const":1},"minContains":2}""", "[1]",
        "the answer: found 1 items that fit 'contains', allowed is at least 2 such items")]
    [InlineData("""{"minItems":2}""", "[1]", "the answer: found an array of 1, allowed is at least 2 items")]
    public void An_error_says_where_what_was_found_and_what_is_allowed(string schema, string document, string error) =>
        Assert.Equal(error, Assert.Single(Schema.Errors(schema, document)).ToString());

    [Fact]
    public void Of_alternatives_the_errors_of_the_nearest_are_told() => Assert.Equal(
        "the answer: found an object with 2 properties, "
        + "allowed is what fits one of 2 alternatives, the nearest of which says\n"
        + "/size: found the number 0, allowed is at least 1",
        string.Join('\n', Schema.Errors(
            """
            {"anyOf":[
              {"properties":{"kind":{"const":"circle"}},"required":["radius"]},
              {"properties":{"kind":{"const":"square"},"size":{"minimum":1}}}]}
            """,
            """{"kind":"square","size":0}""")));

    [Fact]
    public void Only_so_many_errors_are_told()
    {
        string document = $"[{string.Join(',', Enumerable.Repeat("\"x\"", 100))}]";
        Assert.Equal(20, Schema.Errors("""{"items":{"type":"integer"}}""", document).Count);
        Assert.Equal(3, Schema.Errors(
            """{"items":{"type":"integer"}}""", document, new SchemaLimits { Errors = 3 }).Count);
    }

    [Fact]
    public void Work_that_would_not_end_is_given_up_and_the_document_is_not_valid()
    {
        // Each level asks the next one twice.
        var schema = new StringBuilder("""{"$ref":"#/$defs/d0","$defs":{""");
        for (int i = 0; i < 60; i++)
        {
            schema.Append(System.Globalization.CultureInfo.InvariantCulture,
                $$"""
                "d{{i}}":{"allOf":[{"$ref":"#/$defs/d{{i + 1}}"},{"$ref":"#/$defs/d{{i + 1}}"}]},
                """);
        }

        SchemaError error = Assert.Single(Schema.Errors(schema.Append("\"d60\":true}}").ToString(), "1"));
        Assert.Contains("takes too long", error.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_given_up_is_not_valid_below_a_not_either() => Assert.NotEmpty(Schema.Errors(
        """{"not":{"items":{"const":1}}}""", $"[{string.Join(',', Enumerable.Repeat("1", 100))},2]",
        new SchemaLimits { Steps = 50 }));

    [Fact]
    public void A_schema_is_not_entered_without_end()
    {
        const string Nested = """{"type":"array","items":{"$ref":"#"}}""";
        string document = new string('[', 60) + new string(']', 60);
        Assert.Empty(Schema.Errors(Nested, document));
        SchemaError error = Assert.Single(Schema.Errors(Nested, document, new SchemaLimits { Depth = 50 }));
        Assert.Contains("too deep", error.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_takes_too_long_is_given_up()
    {
        const string Slow = """{"items":{"pattern":"^(?=(a+)+$)b"}}""";
        string document = $"[\"{new string('a', 60)}c\"]";
        SchemaError error = Assert.Single(
            Schema.Errors(Slow, document, new SchemaLimits { PatternTimeout = TimeSpan.FromMilliseconds(1) }));
        Assert.Contains("too long to compare", error.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_no_text_can_hold_is_not_valid()
    {
        using var half = JsonDocument.Parse("""{"\ud800":1}""");
        Assert.Contains("half a character", Assert.Single(Schema.Read("true").Validate(half.RootElement)).Found);
        Assert.NotEmpty(Schema.Read("true").Validate(default));
        string deep = new string('[', 200) + new string(']', 200);
        using var bottomless = JsonDocument.Parse(deep, new JsonDocumentOptions { MaxDepth = 1_000 });
        Assert.Contains("128 deep", Assert.Single(Schema.Read("true").Validate(bottomless.RootElement)).Found);
    }

    [Theory]
    [InlineData("""{"type":"object"}""", JsonWanted.ObjectOnly)]
    [InlineData("""{"type":"array"}""", JsonWanted.ArrayOnly)]
    [InlineData("""{"type":["object","null"]}""", JsonWanted.Any)]
    [InlineData("true", JsonWanted.Any)]
    public void The_kind_that_is_wanted_is_known(string schema, JsonWanted wanted) =>
        Assert.Equal(wanted, Schema.Read(schema).Wanted);
}
