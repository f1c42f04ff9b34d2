using System.Text.Json.Nodes;

namespace Pointsman.Providers.Simulated;

/// <summary>One schema with its references followed and its allOf joined, so that each keyword has one place.</summary>
internal sealed class SchemaView
{
    private const int MaxReferences = 32;
    private readonly JsonObject _keys;

    private SchemaView(JsonObject keys) => _keys = keys;

    public JsonNode? this[string key] => _keys[key];

    public string About => Text("description") ?? "";

    /// <summary>The types it allows, the first that says most first, null last; empty for any.</summary>
    public IReadOnlyList<string> Types
    {
        get
        {
            IEnumerable<string> types = _keys["type"] switch
            {
                JsonArray several => several.Select(one => AsText(one) ?? "").Where(one => one.Length > 0),
                { } one when AsText(one) is { } type => [type],
                _ => Implied(),
            };
            return [.. types.OrderBy(type => type == "null")];
        }
    }

    /// <summary>Reads a schema; null when it is <c>false</c>, or its references lead nowhere.</summary>
    public static SchemaView? Of(JsonNode? schema, JsonNode root)
    {
        var keys = new JsonObject();
        return Join(keys, schema, root, 0) ? new SchemaView(keys) : null;
    }

    /// <summary>This schema together with one of its alternatives.</summary>
    public SchemaView? With(JsonNode? alternative, JsonNode root)
    {
        var keys = (JsonObject)_keys.DeepClone();
        keys.Remove("anyOf");
        keys.Remove("oneOf");
        return Join(keys, alternative, root, 0) ? new SchemaView(keys) : null;
    }

    public string? Text(string key) => AsText(_keys[key]);

    public decimal? Number(string key) => _keys[key] is JsonValue value && value.GetValueKind()
        == System.Text.Json.JsonValueKind.Number && value.TryGetValue(out decimal number) ? number : null;

    public int? Whole(string key) => Number(key) is { } number and >= 0m and <= int.MaxValue ? (int)number : null;

    public IReadOnlyList<string> Required() =>
    [
        .. (_keys["required"] as JsonArray ?? []).Select(one => AsText(one) ?? "").Where(one => one.Length > 0)
            .Distinct(),
    ];

    private static string? AsText(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static bool Join(JsonObject into, JsonNode? schema, JsonNode root, int depth)
    {
        if (depth > MaxReferences || schema is JsonValue flag && flag.TryGetValue(out bool allowed) && !allowed)
        {
            return false;
        }

        if (schema is not JsonObject keys)
        {
            return true;
        }

        if (AsText(keys["$ref"]) is { } reference
            && !(Follow(reference, root) is { } target && Join(into, target, root, depth + 1)))
        {
            return false;
        }

        foreach (JsonNode? part in keys["allOf"] as JsonArray ?? [])
        {
            if (!Join(into, part, root, depth + 1))
            {
                return false;
            }
        }

        foreach ((string key, JsonNode? value) in keys)
        {
            if (key is not "$ref" and not "allOf" and not "$defs" and not "definitions")
            {
                into[key] = Joined(key, into[key], value);
            }
        }

        return true;
    }

    private static JsonNode? Joined(string key, JsonNode? old, JsonNode? added)
    {
        JsonNode? copy = added?.DeepClone();
        if (key == "properties" && old is JsonObject properties && copy is JsonObject more)
        {
            var joined = (JsonObject)properties.DeepClone();
            foreach ((string name, JsonNode? value) in more)
            {
                joined[name] = joined[name] is { } first
                    ? new JsonObject { ["allOf"] = new JsonArray(first.DeepClone(), value?.DeepClone()) }
                    : value?.DeepClone();
            }

            return joined;
        }

        return key == "required" && old is JsonArray required && copy is JsonArray others
            ? new JsonArray([.. required.Concat(others).Select(one => one?.DeepClone())])
            : copy;
    }

    private static JsonNode? Follow(string reference, JsonNode root)
    {
        JsonNode? at = reference.StartsWith('#') ? root : null;
        foreach (string part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal);
            at = at switch
            {
                JsonObject keys => keys[name],
                JsonArray list when int.TryParse(name, out int i) && i >= 0 && i < list.Count => list[i],
                _ => null,
            };
        }

        return at;
    }

    private IEnumerable<string> Implied()
    {
        if (Any("properties", "required", "additionalProperties", "minProperties"))
        {
            return ["object"];
        }

        if (Any("items", "prefixItems", "minItems", "maxItems"))
        {
            return ["array"];
        }

        return Any("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf") ? ["number"]
            : Any("minLength", "maxLength", "pattern", "format") ? ["string"] : [];
    }

    private bool Any(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_keys.ContainsKey(name))
            {
                return true;
            }
        }

        return false;
    }
}
