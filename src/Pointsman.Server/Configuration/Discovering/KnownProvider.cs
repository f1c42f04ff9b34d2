namespace Pointsman.Server;

/// <summary>A provider that needs no more than a key.</summary>
/// <param name="Name">What it is called, in a configuration and in <c>provider/model</c>.</param>
/// <param name="Protocol">What it speaks.</param>
/// <param name="BaseUrl">Its address; null where each customer has one of its own.</param>
/// <param name="CatalogProvider">What the catalog calls it.</param>
/// <param name="KeyVariables">The environment variables that its key is usually kept in, the first first.</param>
/// <param name="Everyday">A model for everyday requests of the route <c>auto</c>; null for none.</param>
/// <param name="Strong">A model for hard requests of the route <c>auto</c>; null for none.</param>
internal sealed record KnownProvider(
    string Name,
    ProviderProtocol Protocol,
    string? BaseUrl,
    string CatalogProvider,
    IReadOnlyList<string> KeyVariables,
    string? Everyday = null,
    string? Strong = null)
{
    /// <summary>The environment variable that the vendor's SDK takes another address from; null for none.</summary>
    public string? AddressVariable { get; init; }
}
