using System.Buffers;

namespace Pointsman.Server;

/// <summary>Reads secrets; what is wrong with one is said without showing it.</summary>
internal static class SecretReader
{
    private const int ShortestToken = 16;
    private const int MostKeys = 1_000;

    private static readonly string[] Refused =
        ["host", "content-length", "content-type", "transfer-encoding", "connection", "keep-alive", "upgrade", "te",
            "trailer", "expect", "accept-encoding"];

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static IReadOnlyList<Secret> Keys(Document part, string key)
    {
        IReadOnlyList<string> keys = part.Words(key);
        if (keys.Count > MostKeys)
        {
            part.FaultOf<string>(key, $"{keys.Count} keys", $"write at most {MostKeys}");
        }

        for (int i = 0; i < keys.Count; i++)
        {
            if (keys[i].Any(letter => letter is <= ' ' or > '~'))
            {
                part.FaultOf<string>(
                    $"{key}[{i}]",
                    "a key with a space, a line break or a letter that no header takes",
                    "write the key as the provider showed it");
            }
        }

        return [.. keys.Select(text => new Secret(text))];
    }

    public static Dictionary<string, Secret> Headers(Document part, string key)
    {
        var headers = new Dictionary<string, Secret>(StringComparer.OrdinalIgnoreCase);
        if (part.Part(key) is not { } written)
        {
            return headers;
        }

        foreach (string name in written.Keys())
        {
            if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(TokenCharacters))
            {
                written.FaultOf<string>(name, "no name of a header", "write letters, digits and dashes");
            }
            else if (Refused.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                written.FaultOf<string>(name, "a header that the gateway sets itself", "leave it out");
            }
            else if (written.Text(name) is { } value)
            {
                if (value.Any(letter => letter is < ' ' or > '~'))
                {
                    written.FaultOf<string>(
                        name, "a line break or a letter that no header takes", "write one line of plain letters");
                }

                headers[name] = new Secret(value);
            }
        }

        return headers;
    }

    public static Secret? Token(Document part, string key)
    {
        string? text = part.Text(key);
        if (text is null)
        {
            return null;
        }

        return text.Length >= ShortestToken && text.All(letter => letter is > ' ' and <= '~')
            ? new Secret(text)
            : part.FaultOf<Secret>(
                key,
                $"{text.Length} characters",
                $"write at least {ShortestToken} letters, digits and signs without spaces, best from the environment");
    }
}
