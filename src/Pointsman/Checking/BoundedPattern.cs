using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>Regular expressions that others wrote, matched against texts that others wrote, in bounded time.</summary>
internal static class BoundedPattern
{
    /// <summary>The longest expression, in characters.</summary>
    public const int MostCharacters = 4_096;

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>Reads an expression; matching is linear where it has no look-around and no back reference.</summary>
    public static Regex? Read(string pattern, TimeSpan timeout, out string? wrong)
    {
        wrong = pattern.Length > MostCharacters
            ? $"an expression of {pattern.Length} characters, more than {MostCharacters}"
            : null;
        if (wrong is not null)
        {
            return null;
        }

        try
        {
            return new Regex(pattern, Options | RegexOptions.NonBacktracking, timeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, Options, timeout);
        }
        catch (ArgumentException e)
        {
            wrong = e.Message;
            return null;
        }
    }

    /// <summary>Whether the expression is found; nothing when the time was over.</summary>
    public static bool? Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
