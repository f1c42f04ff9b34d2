using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pointsman.Providers.Tests.Simulated;

/// <summary>
/// Says whether a value obeys a JSON schema; written apart from what makes values, so that each checks the other.
/// </summary>
internal static class SchemaCheck
{
    /// <summary>The first fault; null when the value is valid.</summary>
    public static string? Fault(JsonNode? value, JsonNode? schema, JsonNode root)
    {
        if (schema is not JsonObject keys)
        {
            return schema?.GetValueKind() == JsonValueKind.False ? "nothing is allowed" : null;
        }

        if (keys["$ref"] is { } reference)
        {
            JsonNode? at = root;
            foreach (string part in reference.GetValue<string>().Split('/').Skip(1))
            {
                at = at![part];
            }

            return Fault(value, at, root);
        }

        return OfSet(value, keys) ?? OfAlternatives(value, keys, root) ?? value?.GetValueKind() switch
        {
            null or JsonValueKind.Null => Type(keys, "null"),
            JsonValueKind.String => Type(keys, "string") ?? OfText(value!.GetValue<string>(), keys),
            JsonValueKind.Number => Type(keys, "number") ?? OfNumber(value!.GetValue<decimal>(), keys),
            JsonValueKind.True or JsonValueKind.False => Type(keys, "boolean"),
            JsonValueKind.Array => Type(keys, "array") ?? OfArray((JsonArray)value!, keys, root),
            _ => Type(keys, "object") ?? OfObject((JsonObject)value!, keys, root),
        };
    }

    private static string? OfSet(JsonNode? value, JsonObject keys)
    {
        if (keys.TryGetPropertyValue("const", out JsonNode? constant) && !JsonNode.DeepEquals(constant, value))
        {
            return $"{value} is not {constant}";
        }

        return keys["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value))
            ? $"{value} is none of {words.ToJsonString()}" : null;
    }

    private static string? OfAlternatives(JsonNode? value, JsonObject keys, JsonNode root)
    {
        if (keys["anyOf"] is JsonArray any && any.All(one => Fault(value, one, root) is not null))
        {
            return $"{value} is none of the alternatives";
        }

        return (keys["allOf"] as JsonArray)?.Select(one => Fault(value, one, root))
            .FirstOrDefault(one => one is not null);
    }

    private static string? Type(JsonObject keys, string type)
    {
        string[] allowed = keys["type"] switch
        {
            null => [],
            JsonArray several => [.. several.Select(one => one!.GetValue<string>())],
            var one => [one.GetValue<string>()],
        };
        bool fits = allowed.Length == 0 || allowed.Contains(type) || (type == "number" && allowed.Contains("integer"));
        return fits ? null : $"{type} is not {string.Join(", ", allowed)}";
    }

    private static string? OfText(string text, JsonObject keys)
    {
        if (text.Length < Limit(keys, "minLength", 0) || text.Length > Limit(keys, "maxLength", int.MaxValue))
        {
            return $"the length of '{text}'";
        }

        return keys["pattern"] is { } pattern && !Regex.IsMatch(text, pattern.GetValue<string>())
            ? $"'{text}' does not match {pattern}" : null;
    }

    private static string? OfNumber(decimal number, JsonObject keys)
    {
        decimal? Limit(string name) => keys[name]?.GetValue<decimal>();
        bool integer = keys["type"] is JsonValue type && type.GetValue<string>() == "integer";
        return (integer && number != Math.Truncate(number)) || number < Limit("minimum") || number > Limit("maximum")
            || number <= Limit("exclusiveMinimum") || number >= Limit("exclusiveMaximum")
            || (Limit("multipleOf") is { } step && number % step != 0)
            ? $"{number} against {keys.ToJsonString()}" : null;
    }

    private static int Limit(JsonObject keys, string name, int otherwise) => keys[name]?.GetValue<int>() ?? otherwise;

    private static string? OfArray(JsonArray list, JsonObject keys, JsonNode root)
    {
        if (list.Count < Limit(keys, "minItems", 0) || list.Count > Limit(keys, "maxItems", int.MaxValue))
        {
            return $"{list.Count} items against {keys.ToJsonString()}";
        }

        if (keys["uniqueItems"]?.GetValue<bool>() == true
            && list.Select(item => item?.ToJsonString()).Distinct().Count() < list.Count)
        {
            return $"{list.ToJsonString()} repeats itself";
        }

        return list.Select(item => Fault(item, keys["items"], root)).FirstOrDefault(fault => fault is not null);
    }

    private static string? OfObject(JsonObject value, JsonObject keys, JsonNode root)
    {
        var properties = keys["properties"] as JsonObject;
        string? missing = (keys["required"] as JsonArray)?.Select(one => one!.GetValue<string>())
            .FirstOrDefault(name => !value.ContainsKey(name));
        if (missing is not null)
        {
            return $"{missing} is missing";
        }

        bool closed = keys["additionalProperties"]?.GetValueKind() == JsonValueKind.False;
        return value.Select(pair => properties?[pair.Key] is { } property
            ? Fault(pair.Value, property, root)
            : closed ? $"{pair.Key} is not allowed" : null).FirstOrDefault(fault => fault is not null);
    }
}
