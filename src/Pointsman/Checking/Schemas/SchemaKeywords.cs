using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>The keywords of one schema object, turned into rules.</summary>
internal sealed class SchemaKeywords(SchemaReader reader, JsonElement schema, string pointer)
{
    // They describe and demand nothing, or are read together with another keyword.
    private static readonly HashSet<string> Quiet =
    [
        "title", "description", "default", "examples", "example", "deprecated", "readOnly", "writeOnly", "$comment",
        "$schema", "$id", "id", "$defs", "definitions", "$vocabulary", "contentMediaType", "contentEncoding", "strict",
        "nullable", "then", "else", "minContains", "maxContains", "patternProperties", "additionalProperties",
        "additionalItems", "prefixItems",
    ];

    private readonly SchemaScalars _scalars = new(reader, pointer);

    /// <summary>Adds a rule for each keyword that demands something.</summary>
    public void AddTo(SchemaNode node)
    {
        node.Nullable = Has("nullable") && schema.GetProperty("nullable").ValueKind == JsonValueKind.True;
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            if (RuleOf(keyword.Name, keyword.Value) is { } rule)
            {
                node.Rules.Add(rule);
            }
        }

        AddTogether(node);
    }

    private SchemaRule? RuleOf(string keyword, JsonElement value)
    {
        switch (keyword)
        {
            case "$ref":
                return value.ValueKind == JsonValueKind.String
                    ? reader.Reference(value.GetString()!, At(keyword))
                    : Wrong(keyword, value, "write a reference, as #/$defs/name");
            case "$dynamicRef" or "$recursiveRef":
                return Wrong(keyword, value, "use $ref with a place within the schema");
            case "anyOf":
                return Nodes(keyword, value) is { } any ? new AlternativesRule(any, 1, any.Count) : null;
            case "oneOf":
                return Nodes(keyword, value) is { } one ? new AlternativesRule(one, 1, 1) : null;
            case "allOf":
                return Nodes(keyword, value) is { } all ? new AllRule(all) : null;
            case "not":
                return new NotRule(reader.Read(value, At(keyword)));
            case "if":
                return new ConditionalRule(reader.Read(value, At(keyword)), Node("then"), Node("else"));
            case "required":
                return Names(keyword, value) is { } names ? new RequiredRule(names, null) : null;
            case "dependentRequired":
                return Dependent(value);
            case "contains":
                return new ContainsRule(
                    reader.Read(value, At(keyword)), Count("minContains") ?? 1, Count("maxContains") ?? int.MaxValue);
            case "uniqueItems":
                return value.ValueKind == JsonValueKind.True ? new UniqueRule() : null;
            case "properties" or "items":
                return null;
            default:
                return Quiet.Contains(keyword) ? null : Scalar(keyword, value);
        }
    }

    private SchemaRule? Scalar(string keyword, JsonElement value)
    {
        SchemaRule? rule = _scalars.RuleOf(keyword, value, out bool known);
        if (!known)
        {
            reader.Ignored.Add(At(keyword));
        }

        return rule;
    }

    // Which properties and items are "the others" depends on the keywords beside.
    private void AddTogether(SchemaNode node)
    {
        if (Has("properties") || Has("patternProperties") || Has("additionalProperties"))
        {
            SchemaNode? others = Node("additionalProperties");
            node.Rules.Add(new PropertiesRule
            {
                Named = Map("properties").ToDictionary(pair => pair.Name, pair => pair.Node),
                Matching = Patterns(),
                Others = others,
                Closed = others is not null
                    && schema.GetProperty("additionalProperties").ValueKind == JsonValueKind.False,
            });
        }

        // Before 2020-12 the first items stood in a list under "items", the others under "additionalItems".
        bool old = Has("items") && schema.GetProperty("items").ValueKind == JsonValueKind.Array;
        string first = old ? "items" : "prefixItems";
        if (Has("items") || Has("prefixItems"))
        {
            IReadOnlyList<SchemaNode> nodes = Has(first) ? Nodes(first, schema.GetProperty(first)) ?? [] : [];
            node.Rules.Add(new ItemsRule(nodes, Node(old ? "additionalItems" : "items")));
        }
    }

    private List<(Regex Pattern, SchemaNode Node)> Patterns()
    {
        var patterns = new List<(Regex, SchemaNode)>();
        foreach ((string pattern, SchemaNode node) in Map("patternProperties"))
        {
            if (SchemaPattern.Read(pattern, reader.Limits.PatternTimeout, out string? wrong) is { } regex)
            {
                patterns.Add((regex, node));
            }
            else
            {
                reader.Fault(At("patternProperties"), $"found {wrong}", "write a regular expression");
            }
        }

        return patterns;
    }

    private AllRule? Dependent(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Wrong("dependentRequired", value, "write an object of property and list of names");
            return null;
        }

        var node = new SchemaNode();
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (Names("dependentRequired" + SchemaReader.Part(property.Name), property.Value) is { } names)
            {
                node.Rules.Add(new RequiredRule(names, property.Name));
            }
        }

        return new AllRule([node]);
    }

    private List<(string Name, SchemaNode Node)> Map(string keyword)
    {
        var map = new List<(string, SchemaNode)>();
        if (!Has(keyword))
        {
            return map;
        }

        JsonElement value = schema.GetProperty(keyword);
        if (value.ValueKind != JsonValueKind.Object)
        {
            Wrong(keyword, value, "write an object of name and schema");
            return map;
        }

        // Of two equal names the last one counts, as readers of JSON do it.
        foreach (JsonProperty property in value.EnumerateObject().DistinctBy(property => property.Name))
        {
            JsonElement last = value.GetProperty(property.Name);
            map.Add((property.Name, reader.Read(last, At(keyword) + SchemaReader.Part(property.Name))));
        }

        return map;
    }

    private List<SchemaNode>? Nodes(string keyword, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            Wrong(keyword, value, "write a list of schemas");
            return null;
        }

        return [.. value.EnumerateArray().Select((one, i) => reader.Read(one, $"{At(keyword)}/{i}"))];
    }

    private List<string>? Names(string keyword, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array
            || value.EnumerateArray().Any(one => one.ValueKind != JsonValueKind.String))
        {
            Wrong(keyword, value, "write a list of names");
            return null;
        }

        return [.. value.EnumerateArray().Select(one => one.GetString()!)];
    }

    private int? Count(string keyword) => Has(keyword) ? _scalars.Count(keyword, schema.GetProperty(keyword)) : null;

    private SchemaNode? Node(string keyword) =>
        Has(keyword) ? reader.Read(schema.GetProperty(keyword), At(keyword)) : null;

    private bool Has(string keyword) => schema.TryGetProperty(keyword, out _);

    private string At(string keyword) => $"{pointer}/{keyword}";

    private SchemaRule? Wrong(string keyword, JsonElement value, string fix)
    {
        reader.Fault(At(keyword), $"found {JsonQuote.Value(value)}", fix);
        return null;
    }
}
