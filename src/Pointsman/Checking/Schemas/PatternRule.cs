using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>A text matches a regular expression. Where that takes too long, the validation ends.</summary>
internal sealed class PatternRule(Regex pattern, string written) : SchemaRule
{
    public override bool Holds(JsonElement value, SchemaWalk walk)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return true;
        }

        bool? matches = BoundedPattern.Matches(pattern, value.GetString()!);
        if (matches is null)
        {
            return walk.GiveUp($"a text that takes too long to compare with {written}", "a simpler text or pattern");
        }

        return matches.Value || walk.Fail(value, $"a text that matches {written}");
    }
}
