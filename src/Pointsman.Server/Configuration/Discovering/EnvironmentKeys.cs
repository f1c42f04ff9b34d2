namespace Pointsman.Server;

/// <summary>Finds providers by the keys in the environment.</summary>
internal static class EnvironmentKeys
{
    /// <summary>The providers whose keys are there; what cannot be used is said in words.</summary>
    public static IEnumerable<(ProviderSettings Provider, string Words)> Find(
        Func<string, string?> environment, int ownPort, List<string> notes)
    {
        foreach (KnownProvider known in KnownProviders.All)
        {
            string? variable = known.KeyVariables.FirstOrDefault(name => environment(name) is { } text
                && text.Trim().Length > 0);
            if (variable is null)
            {
                continue;
            }

            string key = environment(variable)!.Trim();
            if (key.Any(letter => letter is <= ' ' or > '~'))
            {
                notes.Add($"{known.Name}: left out, since {variable} holds a sign that no key has");
            }
            else if (Address(known, environment, ownPort, notes) is { } address)
            {
                var draft = new ProviderDraft { ApiKeys = [new Secret(key)], ApiVersion = Version(known, environment) };
                ProviderSettings provider = ProviderReader.Complete(known.Name, known.Protocol, address, draft);
                string at = address == known.BaseUrl ? "" : $", at {address} as {known.AddressVariable} says";
                yield return (provider, $"{known.Name}: key in {variable}{at}");
            }
        }
    }

    private static string? Address(
        KnownProvider known, Func<string, string?> environment, int ownPort, List<string> notes)
    {
        string? written = known.AddressVariable is { } name ? environment(name)?.Trim() : null;
        if (string.IsNullOrEmpty(written))
        {
            if (known.BaseUrl is null)
            {
                notes.Add($"{known.Name}: left out, since {known.AddressVariable} is not set beside its key");
            }

            return known.BaseUrl;
        }

        // The variable may be there for clients, and lead them here.
        if (known.BaseUrl is not null && Uri.TryCreate(written, UriKind.Absolute, out Uri? address)
            && address.IsLoopback && address.Port == ownPort)
        {
            return known.BaseUrl;
        }

        // Who names another address means the key for that one; it must not go to the vendor's instead.
        return BaseAddress.Read(written, known.Protocol, (found, fix) =>
        {
            notes.Add($"{known.Name}: left out, since {known.AddressVariable} is {found}; {fix}");
            return null;
        });
    }

    private static string? Version(KnownProvider known, Func<string, string?> environment) =>
        known.Protocol == ProviderProtocol.Azure && environment("OPENAI_API_VERSION")?.Trim() is { Length: > 0 } version
            ? version
            : null;
}
