using System.Text.Json;

namespace Pointsman;

/// <summary>A schema does not hold.</summary>
internal sealed class NotRule(SchemaNode node) : SchemaRule
{
    public override IEnumerable<SchemaNode> InPlace => [node];

    public override bool Holds(JsonElement value, SchemaWalk walk) =>
        !walk.Try(node, value) || walk.Fail(value, "what does not fit the schema under 'not'");
}
