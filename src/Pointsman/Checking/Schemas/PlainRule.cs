using System.Text.Json;

namespace Pointsman;

/// <summary>A demand that looks at a value without any further schema.</summary>
/// <param name="holds">Whether the value is as demanded.</param>
/// <param name="allowed">What is allowed, for people.</param>
/// <param name="comparisons">How many comparisons it takes.</param>
internal sealed class PlainRule(Func<JsonElement, bool> holds, string allowed, int comparisons = 1) : SchemaRule
{
    public override bool Holds(JsonElement value, SchemaWalk walk) =>
        walk.Spend(comparisons) && (holds(value) || walk.Fail(value, allowed));
}
