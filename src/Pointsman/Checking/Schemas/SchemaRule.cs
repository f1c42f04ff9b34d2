using System.Text.Json;

namespace Pointsman;

/// <summary>One demand of a schema.</summary>
internal abstract class SchemaRule
{
    /// <summary>The schemas that the rule puts to the same value, not to a part of it.</summary>
    public virtual IEnumerable<SchemaNode> InPlace => [];

    /// <summary>Whether the demand is met; when not, the walk was told why.</summary>
    public abstract bool Holds(JsonElement value, SchemaWalk walk);
}
