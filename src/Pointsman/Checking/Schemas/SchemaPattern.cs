using System.Text;
using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>
/// Patterns of JSON Schema mean what they mean in JavaScript: <c>\d</c> and <c>\w</c> are ASCII, and <c>$</c> is the
/// very end, while .NET takes every script's digits and ignores a last line break.
/// </summary>
internal static class SchemaPattern
{
    /// <summary>Reads a pattern; nothing, and what is wrong, when it cannot be read.</summary>
    public static Regex? Read(string pattern, TimeSpan timeout, out string? wrong) =>
        BoundedPattern.Read(Translated(pattern), timeout, out wrong);

    private static string Translated(string pattern)
    {
        var result = new StringBuilder(pattern.Length + 16);
        bool set = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char one = pattern[i];
            if (one == '\\' && i + 1 < pattern.Length)
            {
                result.Append(Escape(pattern[++i], set));
                continue;
            }

            // An opening bracket within a set is a letter to JavaScript, and a subtraction to .NET behind a dash.
            result.Append(!set && one == '$' ? @"\z" : set && one == '[' ? @"\[" : one.ToString());
            set = one == '[' || (one != ']' && set);
        }

        return result.ToString();
    }

    private static string Escape(char letter, bool set) => (letter, set) switch
    {
        ('d', true) => "0-9",
        ('d', false) => "[0-9]",
        ('D', false) => "[^0-9]",
        ('w', true) => "A-Za-z0-9_",
        ('w', false) => "[A-Za-z0-9_]",
        ('W', false) => "[^A-Za-z0-9_]",
        _ => $@"\{letter}",
    };
}
