namespace Pointsman.Faults;

/// <summary>A request as it came, with nothing mended.</summary>
internal sealed record HttpRequest
{
    public required string Method { get; init; }

    /// <summary>The target of the request line, query included.</summary>
    public required string Target { get; init; }

    /// <summary>Names and values in the order in which they came.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public byte[] Body { get; init; } = [];

    /// <summary>Whether the client lets the connection live on.</summary>
    public required bool KeepAlive { get; init; }

    public string Path => Target.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? Target[..mark] : Target;

    public string Query =>
        Target.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? Target[(mark + 1)..] : "";

    public string? Header(string name)
    {
        foreach ((string key, string value) in Headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A value of the query, unescaped.</summary>
    public string? QueryValue(string name)
    {
        foreach (string pair in Query.Split('&'))
        {
            int mark = pair.IndexOf('=', StringComparison.Ordinal);
            if ((mark < 0 ? pair : pair[..mark]) == name)
            {
                return mark < 0 ? "" : Uri.UnescapeDataString(pair[(mark + 1)..].Replace('+', ' '));
            }
        }

        return null;
    }
}
