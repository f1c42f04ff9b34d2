using System.Text.Json;
using Xunit;

namespace Pointsman.Providers.Tests.Gemini;

/// <summary>Gemini's schemas in OpenAPI form become JSON Schema.</summary>
public sealed class GeminiSchemaTests
{
    [Theory]
    [InlineData("""{"type":"STRING"}""", """{"type":"string"}""")]
    [InlineData("""{"type":"TYPE_UNSPECIFIED"}""", "{}")]
    [InlineData("""{"type":"INTEGER","nullable":true}""", """{"type":["integer","null"]}""")]
    [InlineData("""{"type":"STRING","format":"enum","enum":["a"],"nullable":true}""",
        """{"type":["string","null"],"enum":["a",null]}""")]
    [InlineData("""{"type":"ARRAY","minItems":"1","max_items":2,"items":{"type":"NUMBER"}}""",
        """{"type":"array","minItems":1,"maxItems":2,"items":{"type":"number"}}""")]
    [InlineData("""{"any_of":[{"type":"STRING"},{"type":"NULL"}]}""",
        """{"anyOf":[{"type":"string"},{"type":"null"}]}""")]
    [InlineData("""{"type":"STRING","example":"x","pattern":"^a"}""",
        """{"type":"string","examples":["x"],"pattern":"^a"}""")]
    [InlineData("""{"type":["string","null"],"$defs":{"a":{}},"$ref":"#/$defs/a"}""",
        """{"type":["string","null"],"$defs":{"a":{}},"$ref":"#/$defs/a"}""")]
    [InlineData("""{"type":"OBJECT","properties":{"type":{"type":"STRING"},"nullable":{"type":"BOOLEAN"}}}""",
        """{"type":"object","properties":{"type":{"type":"string"},"nullable":{"type":"boolean"}}}""")]
    public void Each_keyword_has_its_counterpart(string open, string expected) =>
        Translation.AssertJson(expected, Turned(open));

    [Fact]
    public void The_ordering_of_properties_becomes_their_order() => Assert.Equal(
        """{"type":"object","properties":{"b":{},"a":{},"c":{}}}""",
        Turned("""{"type":"OBJECT","properties":{"a":{},"b":{},"c":{}},"propertyOrdering":["b","a"]}"""));

    private static string Turned(string open) => GeminiSchema.ToJsonSchema(JsonElement.Parse(open)).GetRawText();
}
