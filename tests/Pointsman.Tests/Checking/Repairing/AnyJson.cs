using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Pointsman.Tests.Checking.Repairing;

/// <summary>Random JSON.</summary>
internal static class AnyJson
{
    /// <summary>Letters stand for themselves.</summary>
    public static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Objects and arrays, with texts that hold what JSON itself is made of.</summary>
    public static Gen<JsonNode> Containers => Gen.Sized(size => Container(Math.Min(1 + (size / 20), 4)));

    /// <summary>Whether a value is what a longer one begins with.</summary>
    public static bool BeginsLike(JsonNode? part, JsonNode? whole) => (part, whole) switch
    {
        (JsonObject some, JsonObject all) => some.All(pair =>
            all.TryGetPropertyValue(pair.Key, out JsonNode? other) && BeginsLike(pair.Value, other)),
        (JsonArray some, JsonArray all) => some.Count <= all.Count
            && some.Zip(all).All(pair => BeginsLike(pair.First, pair.Second)),
        (JsonValue one, JsonValue other) when one.GetValueKind() == JsonValueKind.String
            && other.GetValueKind() == JsonValueKind.String =>
            other.GetValue<string>().StartsWith(one.GetValue<string>().TrimEnd('\uFFFD'), StringComparison.Ordinal),
        _ => JsonNode.DeepEquals(part, whole),
    };

    private static Gen<string> Texts => Gen.OneOf(
        Gen.Elements("", "x", "it's", "a, b", "{x}", "[1]", "a: b", "true", "// no", "line\nbreak", "tab\there",
            "say \"hi\", then", "C:\\dir", "größe", "😀", "#1", "``", "None", "5\" x 6\"", "\",", "'", "null, 1"),
        Gen.Elements('a', 'B', ' ', '"', '\\', ',', ':', '}', ']', '{', '[', '\n', '\'', '1', '/')
            .ListOf(8).Select(letters => new string([.. letters])));

    private static Gen<JsonNode?> Leaves => Gen.OneOf(
        Texts.Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Choose(-1_000, 1_000).Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Elements("1.5", "-0.25", "1e3", "0").Select(JsonNode? (number) => JsonNode.Parse(number)),
        Gen.Elements("true", "false", "null").Select(JsonNode? (literal) => JsonNode.Parse(literal)));

    private static Gen<JsonNode?> Values(int depth) =>
        depth == 0 ? Leaves : Gen.OneOf(Leaves, Container(depth).Select(JsonNode? (node) => node));

    private static Gen<JsonNode> Container(int depth) => Gen.OneOf(
        from count in Gen.Choose(1, 4)
        from values in Values(depth - 1).ListOf(count)
        select (JsonNode)new JsonArray([.. values.Select(value => value?.DeepClone())]),
        from keys in Gen.Shuffle(["a", "name", "first_name", "größe", "two words", "5", "it's", "x:y", "q\"q", ""])
        from count in Gen.Choose(1, 4)
        from values in Values(depth - 1).ListOf(count)
        select (JsonNode)new JsonObject(values.Select((value, i) => KeyValuePair.Create(keys[i], value?.DeepClone()))));
}
