using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Pointsman.Tests.Checking.Repairing;
using Xunit;

namespace Pointsman.Tests.Checking.Schemas;

/// <summary>Schemas drawn together with documents that they allow.</summary>
public sealed class SchemaPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void A_document_made_for_a_schema_is_valid() => Prop.ForAll(
        Pairs.ToArbitrary(),
        pair => Assert.Equal("", string.Join('\n', Validate(pair.Schema, pair.Document)))).Check(Many);

    [Fact]
    public void A_value_of_another_type_is_not_valid() => Prop.ForAll(
        (from pair in Pairs from place in Gen.Choose(0, 1_000) select (pair, place)).ToArbitrary(),
        drawn =>
        {
            JsonNode wrong = Mutated(drawn.pair.Document, drawn.place, out string pointer);
            SchemaError[] errors = [.. Validate(drawn.pair.Schema, wrong)];
            Assert.True(errors.Length > 0, $"{wrong.ToJsonString()} for {drawn.pair.Schema.ToJsonString()}");
            Assert.Contains(errors, error => pointer.StartsWith(error.At, StringComparison.Ordinal));
        }).Check(Many);

    [Fact]
    public void Nothing_is_thrown_whatever_schema_and_document_are() => Prop.ForAll(
        (from schema in Gen.OneOf(Anything, Nonsense)
         from document in Anything
         select (schema, document)).ToArbitrary(),
        pair =>
        {
            var faults = new List<Fault>();
            OutputSchema? schema = OutputSchema.Read(Element(pair.schema), faults);
            Assert.Equal(schema is null, faults.Count > 0);
            Assert.NotNull(schema?.Validate(Element(pair.document)) ?? []);
        }).Check(Many);

    private static Gen<JsonNode> Anything => AnyJson.Containers;

    // Keywords with values of any kind, right ones and wrong ones.
    private static Gen<JsonNode> Nonsense => Gen.Sized(size => Keywords(Math.Min(1 + (size / 25), 3)));

    private static Gen<JsonNode> Keywords(int depth) =>
        from names in Gen.Shuffle([
            "type", "enum", "const", "minimum", "maximum", "multipleOf", "minLength", "pattern", "format", "items",
            "prefixItems", "contains", "minContains", "uniqueItems", "properties", "patternProperties", "required",
            "additionalProperties", "dependentRequired", "anyOf", "oneOf", "allOf", "not", "if", "then", "else", "$ref",
            "nullable", "additionalItems", "$defs"])
        from values in (depth == 0 ? Small : Gen.OneOf(Small, Keywords(depth - 1), Lists(depth - 1))).ListOf(4)
        select (JsonNode)new JsonObject(values.Select((value, i) =>
            KeyValuePair.Create(names[i], (JsonNode?)value.DeepClone())));

    private static Gen<JsonNode> Lists(int depth) =>
        from values in Keywords(depth).ListOf(2)
        select (JsonNode)new JsonArray([.. values.Select(value => value.DeepClone())]);

    private static Gen<JsonNode> Small => Gen.Elements(
        "\"string\"", "\"object\"", "\"#\"", "\"#/$defs/a\"", "\"a\"", "\"^a\"", "\"(\"", "1", "0", "-1", "1.5",
        "1e999", "true", "false", "[]", "[\"a\"]", "{}", "{\"a\":{}}", "{\"a\":[\"b\"]}", "[\"string\",\"null\"]",
        "[1,2]")
        .Select(text => JsonNode.Parse(text)!);

    private static Gen<Pair> Pairs => Gen.Sized(size => Pairing(Math.Min(1 + (size / 25), 3)));

    private static Gen<Pair> Pairing(int depth) => depth == 0
        ? Leaves
        : Gen.OneOf(Leaves, Objects(depth - 1), Objects(depth - 1), Arrays(depth - 1), Wrapped(depth - 1));

    private static Gen<Pair> Leaves => Gen.OneOf(
        from least in Gen.Choose(-50, 50)
        from above in Gen.Choose(0, 20)
        select new Pair(
            new JsonObject { ["type"] = "integer", ["minimum"] = least, ["maximum"] = least + 20 },
            JsonValue.Create(least + above)),
        from length in Gen.Choose(0, 8)
        select new Pair(
            new JsonObject { ["type"] = "string", ["minLength"] = length, ["pattern"] = "^a*$" },
            JsonValue.Create(new string('a', length))),
        Gen.Elements("low", "high").Select(word => new Pair(
            new JsonObject { ["enum"] = new JsonArray("low", "high") }, JsonValue.Create(word))),
        Gen.Elements(true, false).Select(yes => new Pair(
            new JsonObject { ["type"] = "boolean" }, JsonValue.Create(yes))),
        Gen.Choose(1, 28).Select(day => new Pair(
            new JsonObject { ["type"] = "string", ["format"] = "date" }, JsonValue.Create($"2024-05-{day:00}"))));

    private static Gen<Pair> Objects(int depth) =>
        from names in Gen.Shuffle(["a", "b", "c/d", "e~f", "two words"])
        from parts in Pairing(depth).ListOf(3)
        select new Pair(
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject(parts.Select((part, i) =>
                    KeyValuePair.Create(names[i], (JsonNode?)part.Schema.DeepClone()))),
                ["required"] = new JsonArray(names[0], names[1]),
                ["additionalProperties"] = false,
            },
            new JsonObject(parts.Select((part, i) =>
                KeyValuePair.Create(names[i], (JsonNode?)part.Document.DeepClone()))));

    private static Gen<Pair> Arrays(int depth) =>
        from item in Pairing(depth)
        from count in Gen.Choose(1, 3)
        select new Pair(
            new JsonObject { ["type"] = "array", ["items"] = item.Schema.DeepClone(), ["maxItems"] = 3 },
            new JsonArray([.. Enumerable.Range(0, count).Select(_ => item.Document.DeepClone())]));

    private static Gen<Pair> Wrapped(int depth) =>
        from pair in Pairing(depth)
        from how in Gen.Elements("anyOf", "oneOf", "allOf", "if")
        select new Pair(
            how switch
            {
                "anyOf" => new JsonObject { ["anyOf"] = new JsonArray(false, pair.Schema.DeepClone()) },
                "oneOf" => new JsonObject { ["oneOf"] = new JsonArray(pair.Schema.DeepClone(), false) },
                "allOf" => new JsonObject { ["allOf"] = new JsonArray(pair.Schema.DeepClone(), true) },
                _ => new JsonObject { ["if"] = true, ["then"] = pair.Schema.DeepClone(), ["else"] = false },
            },
            pair.Document);

    private static IReadOnlyList<SchemaError> Validate(JsonNode schema, JsonNode document) =>
        Schema.Read(schema.ToJsonString()).Validate(Element(document));

    private static JsonElement Element(JsonNode node) => JsonDocument.Parse(node.ToJsonString()).RootElement;

    // No schema here allows null anywhere.
    private static JsonNode Mutated(JsonNode document, int place, out string pointer)
    {
        JsonNode copy = document.DeepClone();
        pointer = "";
        JsonNode at = copy;
        while (true)
        {
            if (at is JsonObject { Count: > 0 } all)
            {
                string name = all.ElementAt(place % all.Count).Key;
                pointer += "/" + name.Replace("~", "~0").Replace("/", "~1");
                place /= all.Count;
                if (all[name] is JsonValue)
                {
                    all[name] = new JsonArray(new JsonArray());
                    return copy;
                }

                at = all[name]!;
            }
            else if (at is JsonArray { Count: > 0 } list)
            {
                int i = place % list.Count;
                pointer += $"/{i}";
                if (list[i] is JsonValue)
                {
                    list[i] = new JsonArray(new JsonArray());
                    return copy;
                }

                at = list[i]!;
            }
            else
            {
                return new JsonArray(new JsonArray());
            }
        }
    }

    private sealed record Pair(JsonNode Schema, JsonNode Document);
}
