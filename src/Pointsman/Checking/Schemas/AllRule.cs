using System.Text.Json;

namespace Pointsman;

/// <summary>Each of several schemas holds.</summary>
internal sealed class AllRule(IReadOnlyList<SchemaNode> nodes) : SchemaRule
{
    public override IEnumerable<SchemaNode> InPlace => nodes;

    public override bool Holds(JsonElement value, SchemaWalk walk)
    {
        bool holds = true;
        foreach (SchemaNode node in nodes)
        {
            holds &= walk.Visit(node, value);
        }

        return holds;
    }
}
