using System.Globalization;
using System.Text;

namespace Pointsman.Providers;

/// <summary>
/// Anthropic takes letters, digits, _ and - in the ids of tool calls; other models use dots and colons. An id only
/// ties a result to its call, so both get the same replacement.
/// </summary>
internal static class AnthropicCallId
{
    /// <summary>The id, or what stands for it everywhere.</summary>
    public static string Fit(string id)
    {
        if (id.Length > 0 && id.All(IsAllowed))
        {
            return id;
        }

        var fit = new StringBuilder("id_");
        foreach (char letter in id)
        {
            if (IsAllowed(letter))
            {
                fit.Append(letter);
            }
            else
            {
                fit.Append('_').Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return fit.ToString();
    }

    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
}
