using System.Text.Json;

namespace Pointsman;

/// <summary>One schema within a schema, read: all of its rules have to hold.</summary>
internal sealed class SchemaNode
{
    /// <summary>Filled while the schema is read, since a schema may refer to itself.</summary>
    public List<SchemaRule> Rules { get; } = [];

    /// <summary>Whether null is allowed whatever else is demanded.</summary>
    public bool Nullable { get; set; }

    /// <summary>Whether all rules hold for a value. All are asked, so that all errors are told at once.</summary>
    public bool Holds(JsonElement value, SchemaWalk walk)
    {
        if (Nullable && value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        bool holds = true;
        foreach (SchemaRule rule in Rules)
        {
            holds &= rule.Holds(value, walk);
            if (!holds && walk.IsSilent)
            {
                return false;
            }
        }

        return holds;
    }
}
