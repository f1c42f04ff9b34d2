using System.Text.Json;

namespace Pointsman;

/// <summary>How many items of an array fit a schema.</summary>
internal sealed class ContainsRule(SchemaNode node, int least, int most) : SchemaRule
{
    public override bool Holds(JsonElement value, SchemaWalk walk)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return true;
        }

        int count = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            count += walk.Try(node, item) ? 1 : 0;
            if (walk.GaveUp is not null)
            {
                return false;
            }
        }

        string range = most == int.MaxValue ? $"at least {least}" : $"{least} to {most}";
        return (count >= least && count <= most)
            || walk.Fail($"{count} items that fit 'contains'", $"{range} such items");
    }
}
