using System.Globalization;
using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>Points that a judge gave, with its reason.</summary>
/// <param name="Points">From 1 to 5.</param>
/// <param name="Reason">What it wrote before the points.</param>
internal sealed partial record Rating(int Points, string Reason)
{
    public const int Least = 1;

    public const int Most = 5;

    /// <summary>What a judge is asked to end with.</summary>
    public const string Request =
        "Write one or two sentences why, then rate from 1 to 5: 1 is bad, 3 has clear faults, 5 has none. "
        + "The last line is the rating alone, in the form Score: 4";

    /// <summary>The points from 0 to 1.</summary>
    public double Value => (Points - Least) / (double)(Most - Least);

    // A line that is longer is no rating, and matching it could take for ever.
    private const int MostCharacters = 100;

    /// <summary>Reads a rating in the last line; null for anything else.</summary>
    public static Rating? Read(string text)
    {
        string trimmed = text.TrimEnd();
        int at = trimmed.LastIndexOf('\n');
        if (trimmed.Length - at > MostCharacters)
        {
            return null;
        }

        Match line = Form().Match(trimmed[(at + 1)..]);
        return line.Success
            && int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture) is var points and >= Least and <= Most
            ? new Rating(points, at < 0 ? "" : trimmed[..at].Trim())
            : null;
    }

    // Bold, full stops and "4/5" are what judges add; anything more could be another number.
    [GeneratedRegex(
        @"^[\s*_`]*(?:score|rating)?[\s*_`]*:?[\s*_`]*([0-9]{1,3})(?:\s*/\s*5)?[\s*_`.]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
