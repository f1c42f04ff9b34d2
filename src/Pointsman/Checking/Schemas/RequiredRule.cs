using System.Text.Json;

namespace Pointsman;

/// <summary>Properties that an object must have, always or when it has another one.</summary>
/// <param name="names">The properties.</param>
/// <param name="trigger">The other property; nothing when they are always required.</param>
internal sealed class RequiredRule(IReadOnlyList<string> names, string? trigger) : SchemaRule
{
    public override bool Holds(JsonElement value, SchemaWalk walk)
    {
        if (value.ValueKind != JsonValueKind.Object || names.Count == 0)
        {
            return true;
        }

        // One pass over the object: looking each name up by itself is quadratic in large objects.
        var missing = new HashSet<string>(names);
        bool triggered = trigger is null;
        foreach (JsonProperty property in value.EnumerateObject())
        {
            missing.Remove(property.Name);
            triggered |= property.NameEquals(trigger);
        }

        if (!walk.Spend(names.Count + value.GetPropertyCount()))
        {
            return false;
        }

        if (!triggered || missing.Count == 0)
        {
            return true;
        }

        string why = trigger is null ? "" : $", since there is {JsonQuote.Text(trigger)}";
        foreach (string name in names.Where(missing.Contains))
        {
            walk.Fail($"no property {JsonQuote.Text(name)}", $"an object that has it{why}");
        }

        return false;
    }
}
