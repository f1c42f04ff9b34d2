using System.Text.Json;

namespace Pointsman;

/// <summary>
/// A JSON Schema, draft 2020-12, in the part that structured outputs use; <c>docs/checks.md</c> lists the keywords.
/// It is read once, is immutable, and checks documents from many threads.
/// </summary>
public sealed class OutputSchema
{
    private readonly SchemaNode _root;
    private readonly SchemaLimits _limits;

    private OutputSchema(SchemaNode root, IReadOnlyList<string> ignored, JsonWanted wanted, SchemaLimits limits)
    {
        _root = root;
        _limits = limits;
        Ignored = ignored;
        Wanted = wanted;
    }

    /// <summary>Pointers to the keywords that demand something and are not looked at.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>The kind of value that the schema demands, where its top says so.</summary>
    public JsonWanted Wanted { get; }

    /// <summary>Reads a schema from its text. A schema that cannot be used adds to the faults and is nothing.</summary>
    public static OutputSchema? Read(
        string text, List<Fault> faults, string place = "schema", SchemaLimits? limits = null)
    {
        using JsonDocument? document = StrictJson.Parse(text, out string? fault);
        if (document is not null)
        {
            return Read(document.RootElement, faults, place, limits);
        }

        faults.Add(new Fault(place, fault!, "write a JSON Schema"));
        return null;
    }

    /// <summary>Reads a schema. A schema that cannot be used adds to the faults and is nothing.</summary>
    public static OutputSchema? Read(
        JsonElement schema, List<Fault> faults, string place = "schema", SchemaLimits? limits = null)
    {
        if (Unreadable(schema) is { } wrong)
        {
            faults.Add(new Fault(place, wrong, "write a JSON Schema"));
            return null;
        }

        limits ??= new SchemaLimits();
        int before = faults.Count;
        JsonElement own = schema.Clone();
        var reader = new SchemaReader(own, faults, place, limits);
        SchemaNode root = reader.ReadAll();
        return faults.Count > before ? null : new OutputSchema(root, reader.Ignored, KindOf(own), limits);
    }

    /// <summary>Where the document is not what the schema allows; empty when it is valid.</summary>
    public IReadOnlyList<SchemaError> Validate(JsonElement document)
    {
        if (Unreadable(document) is { } wrong)
        {
            return [new SchemaError("", wrong, "a readable JSON value")];
        }

        var walk = new SchemaWalk(_limits);
        bool valid = walk.Visit(_root, document);
        return walk.GaveUp is { } reason ? [reason] : valid ? [] : walk.Errors;
    }

    private static string? Unreadable(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return "nothing";
        }

        if (StrictJson.Depth(value) > StrictJson.MostDepth)
        {
            return $"values that stand more than {StrictJson.MostDepth} deep in each other";
        }

        return StrictJson.HasHalfCharacters(value) ? "an escape that is half a character" : null;
    }

    private static JsonWanted KindOf(JsonElement schema)
    {
        bool says = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out JsonElement _);
        string? type = says && schema.GetProperty("type") is { ValueKind: JsonValueKind.String } one
            ? one.GetString()
            : null;
        return type switch
        {
            "object" => JsonWanted.ObjectOnly,
            "array" => JsonWanted.ArrayOnly,
            _ => JsonWanted.Any,
        };
    }
}
