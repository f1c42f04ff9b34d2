namespace Pointsman.Server;

/// <summary>A model at a provider, by name: <c>provider/model</c>.</summary>
/// <param name="Provider">The provider's name in the configuration.</param>
/// <param name="Model">The model as the provider calls it; it may have slashes of its own.</param>
public readonly record struct OfferName(string Provider, string Model)
{
    /// <summary>The longest name, in characters.</summary>
    public const int Longest = 256;

    /// <summary>Splits a name at its first slash; one with spaces or control characters is none.</summary>
    public static bool TryParse(string text, out OfferName name)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        bool read = slash > 0 && slash < text.Length - 1 && text.Length <= Longest && !HasGaps(text);
        name = read ? new OfferName(text[..slash], text[(slash + 1)..]) : default;
        return read;
    }

    private static bool HasGaps(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\0', ' ') || text.ContainsAnyInRange('\u007f', '\u00a0');

    /// <inheritdoc />
    public override string ToString() => $"{Provider}/{Model}";
}
