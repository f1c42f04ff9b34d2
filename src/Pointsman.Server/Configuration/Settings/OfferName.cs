namespace Pointsman.Server;

/// <summary>A model at a provider, by name: <c>provider/model</c>.</summary>
/// <param name="Provider">The provider's name in the configuration.</param>
/// <param name="Model">The model as the provider calls it; it may have slashes of its own.</param>
public readonly record struct OfferName(string Provider, string Model)
{
    /// <summary>Splits a name at its first slash.</summary>
    public static bool TryParse(string text, out OfferName name)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        bool read = slash > 0 && slash < text.Length - 1;
        name = read ? new OfferName(text[..slash], text[(slash + 1)..]) : default;
        return read;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Provider}/{Model}";
}
