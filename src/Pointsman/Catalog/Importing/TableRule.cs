using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>A condition on a row: a column that matches a pattern, or is empty.</summary>
public sealed record TableRule
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>The pattern; an empty one asks for an empty column.</summary>
    public required string Matches { get; init; }

    /// <summary>What holds when the rule does: a feature in the catalog's words.</summary>
    public string? Feature { get; init; }

    /// <summary>Whether the row keeps the rule.</summary>
    internal bool Holds(Func<string, string?> column)
    {
        string value = column(Column)?.Trim() ?? "";
        return Matches.Length == 0
            ? value.Length == 0
            : Regex.IsMatch(value, Matches, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
    }
}
