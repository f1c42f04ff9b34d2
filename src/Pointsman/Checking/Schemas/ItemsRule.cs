using System.Text.Json;

namespace Pointsman;

/// <summary>What the items of an array hold: the first ones each its own, the others all the same.</summary>
internal sealed class ItemsRule(IReadOnlyList<SchemaNode> first, SchemaNode? others) : SchemaRule
{
    public override bool Holds(JsonElement value, SchemaWalk walk)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return true;
        }

        bool holds = true;
        int i = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            SchemaNode? node = i < first.Count ? first[i] : others;
            holds &= node is null || walk.Visit(node, item, i);
            i++;
            if (walk.GaveUp is not null)
            {
                return false;
            }
        }

        return holds;
    }
}
