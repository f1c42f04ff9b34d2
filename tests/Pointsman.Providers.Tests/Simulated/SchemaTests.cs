using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

public sealed class SchemaTests : IDisposable
{
    private readonly Sim _sim = new();

    private static Gen<JsonObject> Schemas => Gen.Sized(size => Schema(Math.Min(size / 12, 5)));

    public void Dispose() => _sim.Dispose();

    [Fact]
    public void Every_answer_obeys_its_schema_right_or_wrong() => Prop.ForAll(
        (from schema in Schemas
         from difficulty in Gen.Elements(0.0, 0.5, 1.0)
         select (schema, difficulty)).ToArbitrary(),
        pair =>
        {
            string prompt = "Ann Smith from Oslo ordered 3 lamps for $45.50 on 2024-05-06, see ann@example.com. "
                + FormattableString.Invariant($"[[sim difficulty={pair.difficulty}]]");
            JsonObject body = Body(prompt, pair.schema);
            body["model"] = "sim/small";
            JsonNode answer = _sim.AskAsync(body).GetAwaiter().GetResult();
            Assert.True(answer["choices"] is not null, $"{answer.ToJsonString()} for {pair.schema.ToJsonString()}");
            JsonNode? said = JsonNode.Parse(answer["choices"]![0]!["message"]!["content"]!.GetValue<string>());
            JsonNode schema = JsonNode.Parse(pair.schema.ToJsonString())!;
            string? fault = SchemaCheck.Fault(said, schema, schema);
            Assert.True(fault is null, $"{fault} in {said?.ToJsonString()} for {pair.schema.ToJsonString()}");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Fields_are_filled_with_what_the_text_says_of_them()
    {
        JsonNode said = await AskAsync(
            "Extract the order: Ann Smith from Oslo (ann@example.com) ordered 3 lamps on 2024-05-06. She loves them, "
            + "great! [[sim difficulty=0]]",
            """
            {"type":"object","additionalProperties":false,
             "required":["name","email","city","quantity","date","sentiment"],
             "properties":{"name":{"type":"string"},"email":{"type":"string","format":"email"},"city":{"type":"string"},
             "quantity":{"type":"integer","minimum":1},"date":{"type":"string","format":"date"},
             "sentiment":{"enum":["negative","neutral","positive"]}}}
            """);
        Assert.Equal("Ann Smith", said["name"]!.GetValue<string>());
        Assert.Equal("ann@example.com", said["email"]!.GetValue<string>());
        Assert.Equal("Oslo", said["city"]!.GetValue<string>());
        Assert.Equal("2024-05-06", said["date"]!.GetValue<string>());
        Assert.Equal("positive", said["sentiment"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_answer_that_can_be_computed_stands_in_its_field()
    {
        JsonNode said = await AskAsync(
            "What is 17*23? [[sim difficulty=0]]",
            """{"type":"object","properties":{"answer":{"type":"integer"}},"required":["answer"]}""");
        Assert.Equal(391, said["answer"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_schema_that_names_itself_comes_to_an_end()
    {
        JsonNode schema = JsonNode.Parse("""
            {"$ref":"#/$defs/node","$defs":{"node":{"type":"object","required":["value","children"],"properties":
             {"value":{"type":"string"},"children":{"type":"array","items":{"$ref":"#/$defs/node"}}}}}}
            """)!;
        JsonNode said = await AskAsync("A tree of oaks", schema.ToJsonString());
        Assert.Null(SchemaCheck.Fault(said, schema, schema));
    }

    [Theory]
    [InlineData("""{"type":"object","required":["a"],"properties":{"a":{"$ref":"#"}}}""")]
    [InlineData("""{"type":"integer","minimum":5,"maximum":4}""")]
    [InlineData("""{"$ref":"#/nowhere"}""")]
    [InlineData("""{"type":"array","minItems":3,"uniqueItems":true,"items":{"enum":["a","b"]}}""")]
    public async Task A_schema_that_allows_nothing_is_refused(string schema)
    {
        JsonNode answer = await _sim.AskAsync(Body("Anything", JsonNode.Parse(schema)!.AsObject()));
        Assert.Equal("invalid_json_schema", answer["error"]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Give me JSON with the keys name and city. Text: Ann Smith lives in Oslo.", "name,city")]
    [InlineData("Answer as {\"total\": 0, \"currency\": \"\"}: we paid $30.", "total,currency")]
    [InlineData("Say something in JSON", "answer")]
    public async Task Without_a_schema_the_keys_are_those_that_the_prompt_names(string prompt, string keys)
    {
        string said = await _sim.SayAsync(
            prompt, with: body => body["response_format"] = new JsonObject { ["type"] = "json_object" });
        Assert.Equal(keys, string.Join(',', JsonNode.Parse(said)!.AsObject().Select(pair => pair.Key)));
    }

    private static JsonObject Body(string prompt, JsonObject schema)
    {
        JsonObject body = Sim.Body(prompt);
        body["response_format"] = new JsonObject
        {
            ["type"] = "json_schema",
            ["json_schema"] = new JsonObject { ["name"] = "it", ["schema"] = schema.DeepClone() },
        };
        return body;
    }

    private static Gen<JsonObject> Schema(int depth)
    {
        Gen<JsonObject> leaf = Gen.OneOf(Texts, Numbers, Sets, Gen.Constant(new JsonObject { ["type"] = "boolean" }));
        return depth == 0 ? leaf : Gen.OneOf(leaf, Objects(depth - 1), Lists(depth - 1), Alternatives(depth - 1));
    }

    private static Gen<JsonObject> Texts => Gen.OneOf(
        from least in Gen.Choose(0, 20)
        from more in Gen.Choose(0, 20)
        select new JsonObject { ["type"] = "string", ["minLength"] = least, ["maxLength"] = least + more },
        Gen.Elements("^[A-Z]{2}-\\d{4}$", "^(red|green)( dark)?$", "^\\w+@\\w+\\.com$", "^[^a-z]{3,5}$", "^a*b+c?$")
            .Select(pattern => new JsonObject { ["type"] = "string", ["pattern"] = pattern }));

    private static Gen<JsonObject> Numbers =>
        from type in Gen.Elements("integer", "number")
        from least in Gen.Choose(-100, 100)
        from more in Gen.Choose(2, 50)
        from open in Gen.Elements(true, false)
        from step in Gen.Elements(0, 1, 2)
        select new JsonObject(
        [
            new("type", type), new(open ? "exclusiveMinimum" : "minimum", least),
            new(open ? "exclusiveMaximum" : "maximum", least + more + step),
            .. step == 0 ? (KeyValuePair<string, JsonNode?>[])[] : [new("multipleOf", step)],
        ]);

    private static Gen<JsonObject> Sets => Gen.Elements(
        """{"enum":["low","high"]}""", """{"enum":[1,2,3]}""", """{"const":"fixed"}""", """{"enum":["a",null,7]}""",
        """{"type":["string","null"]}""").Select(text => JsonNode.Parse(text)!.AsObject());

    private static Gen<JsonObject> Objects(int depth) =>
        from properties in Gen.ListOf(Schema(depth), 3)
        from names in Gen.Shuffle(["name", "city", "isNew", "count", "date_of_birth", "total"])
        from required in Gen.Choose(0, 3)
        select new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(properties.Select((one, i) =>
                new KeyValuePair<string, JsonNode?>(names[i], one.DeepClone()))),
            ["required"] = new JsonArray([.. names.Take(required).Select(name => (JsonNode?)JsonValue.Create(name))]),
            ["additionalProperties"] = false,
        };

    private static Gen<JsonObject> Lists(int depth) =>
        from items in Schema(depth)
        from least in Gen.Choose(0, 3)
        from more in Gen.Choose(0, 3)
        select new JsonObject
        {
            ["type"] = "array", ["items"] = items.DeepClone(), ["minItems"] = least, ["maxItems"] = least + more,
        };

    private static Gen<JsonObject> Alternatives(int depth) =>
        from one in Schema(depth)
        from other in Schema(depth)
        select new JsonObject { ["anyOf"] = new JsonArray(one.DeepClone(), other.DeepClone()) };

    private async Task<JsonNode> AskAsync(string prompt, string schema)
    {
        JsonNode answer = await _sim.AskAsync(Body(prompt, JsonNode.Parse(schema)!.AsObject()));
        return JsonNode.Parse(answer["choices"]![0]!["message"]!["content"]!.GetValue<string>())!;
    }
}
