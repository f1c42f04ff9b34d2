using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>Cuts a text into its sentences.</summary>
internal static partial class Sentences
{
    public static IReadOnlyList<string> Of(string text) =>
        [.. End().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0)];

    [GeneratedRegex(@"(?<=[.!?]['"")”]?)\s+(?=[\p{Lu}\p{Nd}""“'(])|\n\s*\n")]
    private static partial Regex End();
}
