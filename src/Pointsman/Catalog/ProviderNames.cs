namespace Pointsman;

/// <summary>Finds providers by any of their names.</summary>
internal sealed class ProviderNames
{
    private readonly Dictionary<string, Provider> _providers = new(StringComparer.OrdinalIgnoreCase);

    public ProviderNames(IReadOnlyList<Provider> providers)
    {
        foreach (Provider provider in providers)
        {
            _providers[provider.Id] = provider;
        }

        foreach (Provider provider in providers)
        {
            foreach (string alias in provider.Aliases)
            {
                _providers.TryAdd(alias, provider);
            }
        }
    }

    public Provider? Find(string id) => _providers.GetValueOrDefault(id);
}
