using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>What the properties of an object hold, by name, by pattern, and all others.</summary>
internal sealed class PropertiesRule : SchemaRule
{
    private const int MostListed = 10;

    /// <summary>By name.</summary>
    public required IReadOnlyDictionary<string, SchemaNode> Named { get; init; }

    /// <summary>By a pattern that the name matches.</summary>
    public required IReadOnlyList<(Regex Pattern, SchemaNode Node)> Matching { get; init; }

    /// <summary>All others; nothing when they may hold anything.</summary>
    public SchemaNode? Others { get; init; }

    /// <summary>Whether others are forbidden altogether.</summary>
    public bool Closed { get; init; }

    public override bool Holds(JsonElement value, SchemaWalk walk)
    {
        bool holds = true;
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in value.EnumerateObject())
            {
                if (!walk.Spend(1 + Matching.Count))
                {
                    return false;
                }

                holds &= Holds(property.Name, property.Value, walk);
            }
        }

        return holds;
    }

    private bool Holds(string name, JsonElement value, SchemaWalk walk)
    {
        bool known = Named.TryGetValue(name, out SchemaNode? node);
        bool holds = node is null || walk.Visit(node, value, name);
        foreach ((Regex pattern, SchemaNode matching) in Matching)
        {
            bool? matches = BoundedPattern.Matches(pattern, name);
            if (matches is null)
            {
                return walk.GiveUp(
                    $"a name that takes too long to compare with {pattern}", "a simpler name or pattern");
            }

            if (matches.Value)
            {
                known = true;
                holds &= walk.Visit(matching, value, name);
            }
        }

        if (known)
        {
            return holds;
        }

        return Closed
            ? walk.Fail($"the property {JsonQuote.Text(name)}", Known())
            : Others is null || walk.Visit(Others, value, name);
    }

    private string Known()
    {
        if (Named.Count == 0)
        {
            return Matching.Count == 0 ? "no property" : "what matches a pattern of patternProperties";
        }

        string listed = string.Join(", ", Named.Keys.Take(MostListed));
        return Named.Count > MostListed ? $"{listed} and {Named.Count - MostListed} more" : listed;
    }
}
