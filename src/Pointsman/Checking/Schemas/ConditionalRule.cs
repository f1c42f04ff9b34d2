using System.Text.Json;

namespace Pointsman;

/// <summary>If one schema holds, another has to hold as well, else a third.</summary>
internal sealed class ConditionalRule(SchemaNode when, SchemaNode? then, SchemaNode? otherwise) : SchemaRule
{
    public override IEnumerable<SchemaNode> InPlace =>
        new[] { when, then, otherwise }.OfType<SchemaNode>();

    public override bool Holds(JsonElement value, SchemaWalk walk)
    {
        SchemaNode? next = walk.Try(when, value) ? then : otherwise;
        return next is null || walk.Visit(next, value);
    }
}
