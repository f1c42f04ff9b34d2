using System.Text.Json.Nodes;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// Makes a value that a JSON schema allows, of what a text offers. References, allOf, anyOf, oneOf, enum, const,
/// objects, arrays, texts with form, pattern and length, numbers with limits and multiples. Below
/// <see cref="FullDepth"/> only what is required is filled, so that schemas which name themselves come to an end.
/// </summary>
internal sealed class SchemaFill(JsonNode root, Hints hints, Chance chance, int slipAt = -1)
{
    private const int FullDepth = 6;
    private const int MaxDepth = 24;
    private const int MaxItems = 1_000;
    private const int MaxValues = 2_000;
    private const int UsualItems = 2;
    private readonly SchemaScalars _scalars = new(hints, chance);
    private int _choices;
    private int _values;

    /// <summary>How many values were chosen that might as well have been chosen wrongly.</summary>
    public int Choices => _choices;

    /// <summary>Whether no value was found that the schema allows.</summary>
    public bool Failed { get; private set; }

    public JsonNode? Fill() => Fill(SchemaView.Of(root, root), "", 0);

    private JsonNode? Fill(SchemaView? schema, string name, int depth)
    {
        if (schema is null || depth > MaxDepth || ++_values > MaxValues)
        {
            return Fail();
        }

        if (schema["const"] is { } constant)
        {
            return constant.DeepClone();
        }

        if (schema["enum"] is JsonArray { Count: > 0 } words)
        {
            return _scalars.OneOf(words, depth > FullDepth, Slips());
        }

        if ((schema["anyOf"] ?? schema["oneOf"]) is JsonArray { Count: > 0 } alternatives)
        {
            return Fill(schema.With(Alternative(alternatives, depth), root), name, depth + 1);
        }

        IReadOnlyList<string> types = schema.Types;
        string type = types.Count == 0 ? "string" : depth > FullDepth ? types[^1] : types[0];
        return type switch
        {
            "object" => Object(schema, depth),
            "array" => Array(schema, name, depth),
            "string" => _scalars.Text(schema, name, Slips()) is { } text ? JsonValue.Create(text) : Fail(),
            "number" or "integer" => _scalars.Number(schema, name, type == "integer", Slips()) is { } number
                ? JsonValue.Create(number) : Fail(),
            "boolean" => JsonValue.Create(hints.ForFlag(name) ^ Slips()),
            "null" => null,
            _ => Fail(),
        };
    }

    private JsonObject Object(SchemaView schema, int depth)
    {
        var filled = new JsonObject();
        IReadOnlyList<string> required = schema.Required();
        var properties = schema["properties"] as JsonObject;
        int most = schema.Whole("maxProperties") ?? int.MaxValue;
        int optional = depth >= FullDepth ? 0 : most - required.Count;
        foreach ((string name, JsonNode? property) in properties ?? [])
        {
            if (required.Contains(name) || optional-- > 0)
            {
                filled[name] = Fill(SchemaView.Of(property, root), name, depth + 1);
            }
        }

        foreach (string name in required.Where(name => !filled.ContainsKey(name)))
        {
            filled[name] = Fill(SchemaView.Of(schema["additionalProperties"], root), name, depth + 1);
        }

        for (int i = 1; filled.Count < Math.Min(schema.Whole("minProperties") ?? 0, MaxItems); i++)
        {
            filled[$"key{i}"] = Fill(SchemaView.Of(schema["additionalProperties"], root), $"key{i}", depth + 1);
        }

        return filled;
    }

    private JsonArray Array(SchemaView schema, string name, int depth)
    {
        var filled = new JsonArray();
        int least = schema.Whole("minItems") ?? 0;
        int most = Math.Min(schema.Whole("maxItems") ?? MaxItems, MaxItems);
        JsonArray first = schema["prefixItems"] as JsonArray ?? [];
        if (least > most)
        {
            Fail();
            return filled;
        }

        bool unique = schema["uniqueItems"] is JsonValue flag && flag.TryGetValue(out bool only) && only;
        int wanted = Math.Clamp(depth >= FullDepth ? first.Count : Wanted(schema, name, first.Count), least, most);
        wanted -= Slips() && wanted > least ? 1 : 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int tries = 0; filled.Count < wanted && tries < wanted * 4 && !Failed; tries++)
        {
            JsonNode? item = filled.Count < first.Count
                ? Fill(SchemaView.Of(first[filled.Count], root), name, depth + 1)
                : Fill(SchemaView.Of(schema["items"], root), name, depth + 1);
            _scalars.Vary = unique ? tries + 1 : 0;
            if (!unique || seen.Add(item?.ToJsonString() ?? "null"))
            {
                filled.Add(item);
            }
        }

        _scalars.Vary = 0;
        if (filled.Count < least)
        {
            Fail();
        }

        return filled;
    }

    // As many as the text offers for such a field, else two.
    private int Wanted(SchemaView schema, string name, int first)
    {
        bool texts = SchemaView.Of(schema["items"], root)?.Types.Contains("string") == true;
        int offered = texts ? hints.Values(name, schema.About).Count : 0;
        return schema["items"] is null && first > 0 ? first : Math.Max(first, offered > 0 ? offered : UsualItems);
    }

    // The first that is not null; deep down the first that holds nothing more.
    private static JsonNode? Alternative(JsonArray alternatives, int depth)
    {
        static bool Is(JsonNode? one, params ReadOnlySpan<string> types) => one is JsonObject keys
            && keys["type"] is JsonValue type && type.TryGetValue(out string? text) && types.Contains(text);
        return alternatives.FirstOrDefault(
            one => depth > FullDepth ? Is(one, "null", "string", "number", "integer", "boolean") : !Is(one, "null"),
            alternatives[0]);
    }

    private bool Slips() => _choices++ == slipAt;

    private JsonNode? Fail()
    {
        Failed = true;
        return null;
    }
}
