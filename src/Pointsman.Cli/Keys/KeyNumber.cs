using System.Globalization;

namespace Pointsman.Cli;

/// <summary>The number of a key, given as the one word of a command.</summary>
internal static class KeyNumber
{
    public static long Read(Document document, IReadOnlyList<string> words)
    {
        if (words is [var id] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return number;
        }

        string found = words.Count == 1 ? $"found '{Printable.Of(words[0])}'" : $"found {words.Count} of them";
        document.Faults.Add(new Fault("ID", found, "give the number of one key, as 'pointsman keys list' shows it"));
        return 0;
    }
}
