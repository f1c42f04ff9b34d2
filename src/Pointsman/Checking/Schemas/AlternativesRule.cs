using System.Text.Json;

namespace Pointsman;

/// <summary>
/// Some of several schemas hold. When none does, the errors of the one that came nearest are told as well: they are
/// what a model needs to do better.
/// </summary>
/// <param name="nodes">The alternatives.</param>
/// <param name="least">How many have to hold.</param>
/// <param name="most">How many may hold.</param>
internal sealed class AlternativesRule(IReadOnlyList<SchemaNode> nodes, int least, int most) : SchemaRule
{
    public override IEnumerable<SchemaNode> InPlace => nodes;

    public override bool Holds(JsonElement value, SchemaWalk walk)
    {
        int holding = 0;
        List<SchemaError>? nearest = null;
        foreach (SchemaNode node in nodes)
        {
            List<SchemaError> errors = [];
            bool holds = walk.IsSilent ? walk.Try(node, value) : walk.Try(node, value, out errors);
            holding += holds ? 1 : 0;
            nearest = holds || Nearer(nearest, errors) ? nearest : errors;
            if ((holding >= least && most >= nodes.Count) || holding > most)
            {
                break;
            }
        }

        if (holding >= least && holding <= most)
        {
            return true;
        }

        if (holding > most)
        {
            return walk.Fail("what fits more than one alternative", $"what fits one of {nodes.Count} alternatives");
        }

        walk.Fail(value, $"what fits one of {nodes.Count} alternatives, the nearest of which says");
        if (!walk.IsSilent)
        {
            walk.Take(nearest ?? []);
        }

        return false;
    }

    // Errors deep within are those of an alternative that was meant; among these, few are better than many.
    private static bool Nearer(List<SchemaError>? one, List<SchemaError> other) =>
        one is not null && (Depth(one), -one.Count).CompareTo((Depth(other), -other.Count)) >= 0;

    private static int Depth(List<SchemaError> errors) =>
        errors.Count == 0 ? 0 : errors.Min(error => error.At.AsSpan().Count('/'));
}
