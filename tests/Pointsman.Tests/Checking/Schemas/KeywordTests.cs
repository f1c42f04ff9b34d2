using Xunit;

namespace Pointsman.Tests.Checking.Schemas;

/// <summary>Each line is a schema, a document that it allows, and one that it does not.</summary>
public sealed class KeywordTests
{
    [Theory]
    [InlineData("""{"type":"object"}""", "{}", "[]")]
    [InlineData("""{"type":"array"}""", "[]", "{}")]
    [InlineData("""{"type":"string"}""", "\"\"", "1")]
    [InlineData("""{"type":"number"}""", "1.5", "\"1.5\"")]
    [InlineData("""{"type":"integer"}""", "1", "1.5")]
    [InlineData("""{"type":"integer"}""", "1.0", "1.01")]
    [InlineData("""{"type":"integer"}""", "1e400", "1e-400")]
    [InlineData("""{"type":"integer"}""", "12.5e1", "12.55e1")]
    [InlineData("""{"type":"boolean"}""", "true", "null")]
    [InlineData("""{"type":"null"}""", "null", "false")]
    [InlineData("""{"type":["string","null"]}""", "null", "0")]
    [InlineData("""{"type":["integer","string"]}""", "\"a\"", "0.5")]
    [InlineData("""{"type":"string","nullable":true}""", "null", "1")]
    [InlineData("""{"enum":["a"],"nullable":true}""", "null", "\"b\"")]
    [InlineData("""{"type":"string","nullable":false}""", "\"\"", "null")]
    public void Types(string schema, string good, string bad) => Schema.Divides(schema, good, bad);

    [Theory]
    [InlineData("""{"enum":["a","b"]}""", "\"b\"", "\"c\"")]
    [InlineData("""{"enum":[1,null,{"a":[1]}]}""", """{"a":[1]}""", """{"a":[2]}""")]
    [InlineData("""{"enum":[1]}""", "1.0", "1.1")]
    [InlineData("""{"enum":[100]}""", "1e2", "1e3")]
    [InlineData("""{"enum":["1"]}""", "\"1\"", "1")]
    [InlineData("""{"const":"x"}""", "\"x\"", "\"X\"")]
    [InlineData("""{"const":{"a":1,"b":2}}""", """{"b":2,"a":1}""", """{"a":1}""")]
    [InlineData("""{"const":[1,2]}""", "[1,2]", "[2,1]")]
    [InlineData("""{"const":null}""", "null", "0")]
    [InlineData("""{"const":false}""", "false", "0")]
    [InlineData("""{"const":"\u0041"}""", "\"A\"", "\"B\"")]
    public void Fixed_values(string schema, string good, string bad) => Schema.Divides(schema, good, bad);

    [Theory]
    [InlineData("""{"minimum":1}""", "1", "0.999")]
    [InlineData("""{"minimum":1}""", "\"0\"", "0")]
    [InlineData("""{"maximum":1}""", "1.0", "1.0000000000000000000000000000001")]
    [InlineData("""{"exclusiveMinimum":0}""", "1e-400", "0")]
    [InlineData("""{"exclusiveMinimum":0}""", "0.1", "-0.0")]
    [InlineData("""{"exclusiveMaximum":10}""", "9.99", "10")]
    [InlineData("""{"minimum":-5}""", "-4.5", "-5.5")]
    [InlineData("""{"maximum":1e10}""", "9999999999", "10000000001")]
    [InlineData("""{"minimum":9007199254740993}""", "9007199254740993", "9007199254740992")]
    [InlineData("""{"maximum":1e400}""", "1e399", "1e999999999999999999999999")]
    [InlineData("""{"multipleOf":0.1}""", "0.3", "0.35")]
    [InlineData("""{"multipleOf":3}""", "-9", "10")]
    [InlineData("""{"multipleOf":0.01}""", "19.99", "19.999")]
    [InlineData("""{"multipleOf":2}""", "1e100", "1e100000")]
    [InlineData("""{"multipleOf":5}""", "0", "1")]
    [InlineData("""{"minimum":0,"maximum":1}""", "0.5", "2")]
    public void Numbers(string schema, string good, string bad) => Schema.Divides(schema, good, bad);

    [Theory]
    [InlineData("""{"minLength":2}""", "\"ab\"", "\"a\"")]
    [InlineData("""{"minLength":2}""", "1", "\"\"")]
    [InlineData("""{"maxLength":1}""", "\"😀\"", "\"😀😀\"")]
    [InlineData("""{"maxLength":1.0}""", "\"a\"", "\"ab\"")]
    [InlineData("""{"pattern":"b"}""", "\"abc\"", "\"acc\"")]
    [InlineData("""{"pattern":"^a+$"}""", "\"aaa\"", "\"aab\"")]
    [InlineData("""{"pattern":"^a$"}""", "\"a\"", "\"a\\n\"")]
    [InlineData("""{"pattern":"^\\d+$"}""", "\"123\"", "\"\u0661\"")]
    [InlineData("""{"pattern":"^[\\d-]+$"}""", "\"1-2\"", "\"1_2\"")]
    [InlineData("""{"pattern":"^\\w+$"}""", "\"a_1\"", "\"ä\"")]
    [InlineData("""{"pattern":"^\\W\\D$"}""", "\"-a\"", "\"a-\"")]
    [InlineData("""{"pattern":"^[a-z-[]+$"}""", "\"a[-\"", "\"A\"")]
    [InlineData("""{"pattern":"^(?!no)"}""", "\"yes\"", "\"no\"")]
    [InlineData("""{"pattern":"^(.)\\1$"}""", "\"aa\"", "\"ab\"")]
    [InlineData("""{"pattern":"\\$"}""", "\"5$\"", "\"5\"")]
    [InlineData("""{"pattern":"[$]"}""", "\"5$\"", "\"5\"")]
    [InlineData("""{"pattern":"^\\/a$"}""", "\"/a\"", "\"a\"")]
    public void Texts(string schema, string good, string bad) => Schema.Divides(schema, good, bad);

    [Theory]
    [InlineData("date", "2024-02-29", "2023-02-29")]
    [InlineData("date", "2024-05-06", "06.05.2024")]
    [InlineData("date", "2024-05-06", "2024-5-6")]
    [InlineData("date-time", "2024-05-06T07:08:09Z", "2024-05-06 07:08:09Z")]
    [InlineData("date-time", "2024-05-06T07:08:09.123456789+02:00", "2024-05-06T07:08:09")]
    [InlineData("date-time", "2024-05-06t23:59:60z", "2024-05-06T24:00:00Z")]
    [InlineData("date-time", "2024-05-06T07:08:09-23:59", "2024-05-06T07:08:09+24:00")]
    [InlineData("date-time", "2024-05-06T07:08:09.1Z", "2024-05-06T07:08:09.Z")]
    [InlineData("date-time", "2024-05-06T07:08:09Z", "2024-05-06T07:08Z")]
    [InlineData("email", "ann@example.com", "ann.example.com")]
    [InlineData("email", "a.b+c@x-y.org", "a..b@x.org")]
    [InlineData("email", "ann@localhost", "ann@-x.org")]
    [InlineData("email", "o'neil@x.ie", "ann smith@x.org")]
    [InlineData("email", "a@b.c", "a@b@c")]
    [InlineData("email", "a@b.c", "@b.c")]
    [InlineData("email", "a@b.c", "a@")]
    [InlineData("uuid", "123e4567-e89b-12d3-a456-426614174000", "123e4567e89b12d3a456426614174000")]
    [InlineData("uuid", "123E4567-E89B-12D3-A456-426614174000", "{123e4567-e89b-12d3-a456-426614174000}")]
    [InlineData("uri", "https://example.com/a?b=c#d", "example.com/a")]
    [InlineData("uri", "urn:isbn:0451450523", "/a/b")]
    [InlineData("uri", "https://x.org/%20", "https://x.org/%2")]
    [InlineData("uri", "mailto:ann@example.com", "https://x.org/a b")]
    [InlineData("uri", "a:b", "http://")]
    [InlineData("uri", "a:b", "1a:b")]
    public void Formats(string format, string good, string bad) =>
        Schema.Divides($$"""{"format":"{{format}}"}""", $"\"{good}\"", $"\"{bad}\"");

    [Theory]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", """{"a":"x","b":1}""", """{"a":1}""")]
    [InlineData("""{"properties":{"a":false}}""", """{"b":1}""", """{"a":1}""")]
    [InlineData("""{"required":["a","b"]}""", """{"b":null,"a":null}""", """{"a":1}""")]
    [InlineData("""{"required":["a"]}""", "[]", "{}")]
    [InlineData("""{"additionalProperties":false}""", "{}", """{"a":1}""")]
    [InlineData("""{"properties":{"a":true},"additionalProperties":false}""", """{"a":1}""", """{"b":1}""")]
    [InlineData("""{"additionalProperties":{"type":"integer"}}""", """{"a":1}""", """{"a":"x"}""")]
    [InlineData("""{"additionalProperties":true,"required":["a"]}""", """{"a":1,"b":2}""", """{"b":2}""")]
    [InlineData("""{"patternProperties":{"^n_":{"type":"number"}}}""", """{"n_a":1,"b":""}""", """{"n_a":""}""")]
    [InlineData(
        """{"patternProperties":{"^n_":true},"additionalProperties":false}""", """{"n_a":1}""", """{"a":1}""")]
    [InlineData(
        """{"properties":{"ab":{"type":"string"}},"patternProperties":{"^a":{"minLength":2}}}""",
        """{"ab":"xy"}""", """{"ab":"x"}""")]
    [InlineData("""{"minProperties":1}""", """{"a":1}""", "{}")]
    [InlineData("""{"maxProperties":1}""", """{"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{"dependentRequired":{"card":["address"]}}""", """{"card":1,"address":2}""", """{"card":1}""")]
    [InlineData("""{"dependentRequired":{"a":["b"],"b":["c"]}}""", """{"a":1,"b":2,"c":3}""", """{"a":1,"b":2}""")]
    [InlineData("""{"properties":{"a/b~":{"type":"null"}}}""", """{"a/b~":null}""", """{"a/b~":1}""")]
    public void Objects(string schema, string good, string bad) => Schema.Divides(schema, good, bad);

    [Theory]
    [InlineData("""{"items":{"type":"integer"}}""", "[1,2]", "[1,\"2\"]")]
    [InlineData("""{"items":false}""", "[]", "[1]")]
    [InlineData("""{"prefixItems":[{"type":"string"},{"type":"integer"}]}""", "[\"a\",1,null]", "[1,\"a\"]")]
    [InlineData("""{"prefixItems":[{"type":"string"}]}""", "[]", "[1]")]
    [InlineData("""{"prefixItems":[true],"items":false}""", "[1]", "[1,2]")]
    [InlineData("""{"items":[{"type":"string"}],"additionalItems":false}""", "[\"a\"]", "[\"a\",1]")]
    [InlineData("""{"items":[{"type":"string"}]}""", "[\"a\",1]", "[1]")]
    [InlineData("""{"minItems":2}""", "[1,2]", "[1]")]
    [InlineData("""{"maxItems":1}""", "[1]", "[1,2]")]
    [InlineData("""{"uniqueItems":true}""", "[1,\"1\",true,null,[],{}]", "[1,2,1.0]")]
    [InlineData("""{"uniqueItems":true}""", """[{"a":1},{"a":2}]""", """[{"a":1,"b":2},{"b":2,"a":1}]""")]
    [InlineData("""{"uniqueItems":true}""", "[[1],[2]]", "[[1,[0]],[1,[0]]]")]
    [InlineData("""{"uniqueItems":true}""", "[\"a\",\"b\"]", "[\"a\",\"\\u0061\"]")]
    [InlineData("""{"uniqueItems":false,"maxItems":2}""", "[1,1]", "[1,1,1]")]
    [InlineData("""{"contains":{"type":"integer"}}""", "[\"a\",1]", "[\"a\"]")]
    [InlineData("""{"contains":{"const":1},"maxContains":1}""", "[1,2]", "[1,1]")]
    [InlineData("""{"contains":{"const":1},"minContains":2}""", "[1,1]", "[1,2]")]
    [InlineData("""{"contains":{"const":1},"minContains":0,"maxContains":1}""", "[]", "[1,1]")]
    public void Arrays(string schema, string good, string bad) => Schema.Divides(schema, good, bad);

    [Theory]
    [InlineData("""{"anyOf":[{"type":"string"},{"minimum":5}]}""", "7", "3")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "null", "1")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":5}]}""", "5.5", "5")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":5}]}""", "3", "3.5")]
    [InlineData("""{"allOf":[{"minimum":1},{"maximum":3}]}""", "2", "4")]
    [InlineData("""{"allOf":[{"required":["a"]},{"required":["b"]}]}""", """{"a":1,"b":2}""", """{"a":1}""")]
    [InlineData("""{"not":{"type":"string"}}""", "1", "\"1\"")]
    [InlineData("""{"not":{"not":{"type":"string"}}}""", "\"1\"", "1")]
    [InlineData("""{"not":{}}""", "1", "1", true)]
    [InlineData("""{"if":{"type":"string"},"then":{"minLength":2},"else":{"minimum":5}}""", "\"ab\"", "\"a\"")]
    [InlineData("""{"if":{"type":"string"},"then":{"minLength":2},"else":{"minimum":5}}""", "5", "4")]
    [InlineData("""{"if":{"const":1},"else":{"type":"string"}}""", "1", "2")]
    [InlineData("""{"then":false,"type":"integer"}""", "1", "1.5")]
    [InlineData(
        """{"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"required":["b"]}}""",
        """{"a":2}""", """{"a":1}""")]
    [InlineData("true", "1", "", true)]
    [InlineData("{}", "[1,{}]", "", true)]
    public void Combinations(string schema, string good, string bad, bool whole = false)
    {
        if (whole)
        {
            Assert.Equal(schema.Contains("not", StringComparison.Ordinal), Schema.Errors(schema, good).Count > 0);
            return;
        }

        Schema.Divides(schema, good, bad);
    }

    [Theory]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}}""", "\"x\"", "1")]
    [InlineData("""{"$ref":"#/definitions/a","definitions":{"a":{"minimum":3}}}""", "3", "2")]
    [InlineData("""{"$ref":"#/$defs/a","minimum":5,"$defs":{"a":{"type":"integer"}}}""", "5", "4")]
    [InlineData("""{"items":{"$ref":"#"},"type":"array"}""", "[[],[[]]]", "[[1]]")]
    [InlineData(
        """{"properties":{"a":{"type":"string"},"b":{"$ref":"#/properties/a"}}}""", """{"b":""}""", """{"b":1}""")]
    [InlineData("""{"$ref":"#/$defs/a%20b~1c","$defs":{"a b/c":{"const":1}}}""", "1", "2")]
    [InlineData("""{"$ref":"#/allOf/1","allOf":[true,{"type":"string"}]}""", "\"\"", "1")]
    [InlineData(
        """{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/c"},"c":{"const":1}}}""",
        "1", "2")]
    [InlineData(
        """
        {"$ref":"#/$defs/node","$defs":{"node":{"type":"object","required":["value"],"additionalProperties":false,
        "properties":{"value":{"type":"string"},"next":{"anyOf":[{"$ref":"#/$defs/node"},{"type":"null"}]}}}}}
        """,
        """{"value":"a","next":{"value":"b","next":null}}""", """{"value":"a","next":{"value":"b","next":{}}}""")]
    public void References(string schema, string good, string bad) => Schema.Divides(schema, good, bad);
}
