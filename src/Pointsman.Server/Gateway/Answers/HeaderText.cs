namespace Pointsman.Server;

/// <summary>Texts as a header may carry them: visible ASCII, and not too long.</summary>
internal static class HeaderText
{
    private const int Most = 200;

    public static string Of(string text)
    {
        bool plain = text.Length <= Most;
        foreach (char letter in text)
        {
            plain &= letter is >= ' ' and <= '~';
        }

        return plain ? text : new string([.. text.Take(Most).Select(one => one is >= ' ' and <= '~' ? one : '?')]);
    }
}
