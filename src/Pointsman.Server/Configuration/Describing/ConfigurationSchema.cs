using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Server;

/// <summary>The JSON Schema of <c>pointsman.yaml</c>, by which editors complete and check it.</summary>
public static class ConfigurationSchema
{
    // Any text may come from the environment, also where a number or a word belongs.
    private const string FromEnvironment = @"\$\{";

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as it stands in <c>schema/pointsman.schema.json</c>.</summary>
    public static string Write()
    {
        JsonObject root = Object(RootSection.Keys.Keys);
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Pointsman's gateway, pointsman.yaml",
        };
        foreach ((string key, JsonNode? value) in root)
        {
            schema[key] = value?.DeepClone();
        }

        return schema.ToJsonString(Written) + "\n";
    }

    private static JsonObject Object(IReadOnlyList<KeyDescription> keys)
    {
        var properties = new JsonObject();
        foreach (KeyDescription key in keys)
        {
            properties[key.Name] = Described(key);
        }

        var schema = new JsonObject
        {
            ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties,
        };
        if (keys.Any(key => key.Required))
        {
            schema["required"] = new JsonArray([.. keys.Where(key => key.Required).Select(key => (JsonNode)key.Name)]);
        }

        return schema;
    }

    private static JsonObject Described(KeyDescription key)
    {
        JsonObject schema = Of(key);
        schema["description"] = ConfigurationPage.Sentence(key);
        return schema;
    }

    private static JsonObject Of(KeyDescription key) => key.Kind switch
    {
        KeyKind.YesNo => Either(Typed("boolean"), Pattern($"^(yes|no|true|false)$|{FromEnvironment}")),
        KeyKind.Whole => Either(Bounded("integer", key), Pattern($@"^[0-9][0-9,.]*[kKmMbB]?$|{FromEnvironment}")),
        KeyKind.Number or KeyKind.Money =>
            Either(Bounded("number", key), Pattern($@"^\$?[0-9][0-9,.]*[kKmMbB]?$|{FromEnvironment}")),
        KeyKind.Share => Either(Bounded("number", key), Pattern($@"^[0-9][0-9.]*\s*%?$|{FromEnvironment}")),
        KeyKind.Duration => Pattern(
            $@"^[0-9][0-9.]*\s*(ms|s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)$|{FromEnvironment}"),
        KeyKind.Bytes => Either(
            Bounded("integer", key), Pattern($@"^[0-9][0-9,.]*\s*([kKmMgG][iI]?)?[bB]?$|{FromEnvironment}")),
        KeyKind.Word => Either(
            new JsonObject { ["enum"] = new JsonArray([.. key.Allowed.Select(word => (JsonNode)word)]) },
            Pattern(FromEnvironment)),
        KeyKind.Words or KeyKind.Secrets => Either(Typed("string"), List(Typed("string"))),
        KeyKind.SecretMap => new JsonObject { ["type"] = "object", ["additionalProperties"] = Typed("string") },
        KeyKind.Part => OrShorthand(key, Object(key.Inner)),
        KeyKind.Map => new JsonObject
        {
            ["type"] = "object", ["additionalProperties"] = OrShorthand(key, Object(key.Inner)),
        },
        KeyKind.List => Listed(key),
        KeyKind.Anything => [],
        KeyKind.Pairs => List(List(Typed("number"))),
        _ => Either(Typed("string"), Typed("number")),
    };

    private static JsonObject Listed(KeyDescription key)
    {
        JsonObject list = List(OrShorthand(key, Object(key.Inner)));
        return key.OrText ? Either(list, Typed("string")) : list;
    }

    // The inner key's own form is allowed in place of the object, but for another object.
    private static JsonObject OrShorthand(KeyDescription key, JsonObject whole) =>
        key.Shorthand is null ? whole : Either(whole, Typed("string"));

    private static JsonObject Either(params JsonObject[] forms) => new() { ["anyOf"] = new JsonArray([.. forms]) };

    private static JsonObject List(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    private static JsonObject Typed(string type) => new() { ["type"] = type };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Bounded(string type, KeyDescription key)
    {
        JsonObject schema = Typed(type);
        if (key is { Least: { } least, Most: { } most })
        {
            schema["minimum"] = least;
            schema["maximum"] = most;
        }

        return schema;
    }
}
