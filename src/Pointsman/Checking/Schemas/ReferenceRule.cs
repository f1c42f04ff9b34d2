using System.Text.Json;

namespace Pointsman;

/// <summary>What another place of the schema demands.</summary>
internal sealed class ReferenceRule : SchemaRule
{
    /// <summary>The other place; set when all places have been read.</summary>
    public SchemaNode? Target { get; set; }

    public override IEnumerable<SchemaNode> InPlace => Target is null ? [] : [Target];

    public override bool Holds(JsonElement value, SchemaWalk walk) => walk.Visit(Target!, value);
}
