using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>A call of a tool that is wanted.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">What it is called with, an object; null for whatever it is.</param>
/// <param name="Schema">What its arguments must be; null for no demand.</param>
public sealed record ExpectedCall(string Name, JsonElement? Arguments = null, OutputSchema? Schema = null)
{
    /// <summary>Why a call is not this one; null where it is.</summary>
    internal string? Differs(ToolUse call, bool partial)
    {
        if (call.Name != Name)
        {
            return $"expected {Name}, found {call.Name}";
        }

        if (Arguments is { } wanted && JsonDifference.Find(wanted, call.Arguments, partial) is { } differs)
        {
            return $"{Name}: {differs.Replace("the answer", "arguments", StringComparison.Ordinal)}";
        }

        return Schema?.Validate(call.Arguments) is [var error, ..]
            ? $"{Name}: {error.ToString().Replace("the answer", "arguments", StringComparison.Ordinal)}"
            : null;
    }
}
