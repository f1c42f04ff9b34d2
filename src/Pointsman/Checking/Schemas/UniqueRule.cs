using System.Text.Json;

namespace Pointsman;

/// <summary>No two items of an array are equal.</summary>
internal sealed class UniqueRule : SchemaRule
{
    public override bool Holds(JsonElement value, SchemaWalk walk)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return true;
        }

        // Items are compared only where their hashes are equal, so that long arrays stay cheap.
        var byHash = new Dictionary<int, List<(JsonElement Item, int Index)>>();
        int i = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            int hash = Hash(item);
            if (!byHash.TryGetValue(hash, out List<(JsonElement Item, int Index)>? alike))
            {
                alike = byHash[hash] = [];
            }

            if (!walk.Spend(1 + alike.Count))
            {
                return false;
            }

            foreach ((JsonElement other, int index) in alike)
            {
                if (JsonElement.DeepEquals(item, other))
                {
                    return walk.Fail($"equal items at {index} and {i}", "items that differ");
                }
            }

            alike.Add((item, i++));
        }

        return true;
    }

    // Equal values have equal hashes: 1 and 1.0 are the same number, and properties have no order.
    private static int Hash(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                int sum = 1;
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    sum += HashCode.Combine(property.Name, Hash(property.Value));
                }

                return sum;
            case JsonValueKind.Array:
                var all = new HashCode();
                foreach (JsonElement item in value.EnumerateArray())
                {
                    all.Add(Hash(item));
                }

                return all.ToHashCode();
            case JsonValueKind.String:
                return value.GetString()!.GetHashCode(StringComparison.Ordinal);
            case JsonValueKind.Number:
                return new JsonNumber(value.GetRawText()).GetHashCode();
            default:
                return (int)value.ValueKind;
        }
    }
}
