namespace Pointsman.Server;

/// <summary>Reads the providers, and fills in what follows from their names and addresses.</summary>
internal static class ProviderReader
{
    private static readonly string[] Callings = ["baseUrl", "apiKeys", "headers", "apiVersion"];

    public static Dictionary<string, ProviderSettings> ReadAll(Document root)
    {
        var providers = new Dictionary<string, ProviderSettings>(StringComparer.Ordinal);
        foreach ((string name, Document part) in Names.Entries(root, "providers", ofProvider: true))
        {
            ProviderDraft draft = ProviderSection.Keys.Read(part, new());
            if (name == SimulatedProvider.Name)
            {
                root.FaultOf<string>($"providers.{name}",
                    $"the name '{name}', which is that of the simulated provider", "choose another name");
            }
            else if (name == RoutingTarget.People)
            {
                root.FaultOf<string>(
                    $"providers.{name}", $"the name '{name}', which stands for people", "choose another name");
            }
            else if (Complete(name, part, draft) is { } provider)
            {
                providers.Add(name, provider);
            }
        }

        providers[SimulatedProvider.Name] = SimulatedProvider.Settings;
        return providers;
    }

    /// <summary>A provider with all that follows from its name, protocol and address.</summary>
    public static ProviderSettings Complete(
        string name, ProviderProtocol protocol, string? baseUrl, ProviderDraft draft)
    {
        Uri? address = baseUrl is null ? null : new Uri(baseUrl);
        bool local = draft.Local ?? (protocol == ProviderProtocol.Simulated || address!.IsLoopback);
        KnownProvider? known = address is null ? null : KnownProviders.ByAddress(address);
        string? byName = local ? null : KnownProviders.ByName(name)?.CatalogProvider ?? name;
        return new ProviderSettings
        {
            Name = name,
            Protocol = protocol,
            BaseUrl = baseUrl,
            ApiKeys = draft.ApiKeys,
            Headers = draft.Headers,
            ApiVersion = draft.ApiVersion,
            Responses = draft.Responses ?? (protocol == ProviderProtocol.Azure || address?.Host == "api.openai.com"),
            Local = local,
            Concurrency = draft.Concurrency,
            Timeouts = draft.Timeouts,
            CatalogProvider = draft.CatalogProvider ?? known?.CatalogProvider ?? byName,
            KnownModels = draft.KnownModels,
        };
    }

    private static ProviderSettings? Complete(string name, Document part, ProviderDraft draft)
    {
        KnownProvider? known = KnownProviders.ByName(name);
        ProviderProtocol? protocol = draft.Protocol ?? (part.Has("protocol") ? null : known?.Protocol);
        if (protocol is null)
        {
            return part.Has("protocol")
                ? null
                : part.FaultOf<ProviderSettings>("protocol", "nothing",
                    $"write one of openai, anthropic, gemini, azure, ollama; 'openai' for all that are compatible");
        }

        if (protocol == ProviderProtocol.Simulated)
        {
            foreach (string key in Callings.Where(part.Has))
            {
                part.FaultOf<string>(key, "a value for a simulated provider", "leave it out: nothing is called");
            }

            return Complete(name, ProviderProtocol.Simulated, null, draft);
        }

        string? vendors = known?.Protocol == protocol ? known.BaseUrl : Vendors(protocol.Value);
        string? baseUrl = draft.BaseUrl is { } written
            ? BaseAddress.Read(
                written, protocol.Value, (found, fix) => part.FaultOf<string>("baseUrl", found, fix))
            : part.Has("baseUrl") ? null : vendors ?? part.FaultOf<string>("baseUrl", "nothing", Fix(protocol.Value));
        return baseUrl is null ? null : Complete(name, protocol.Value, baseUrl, draft);
    }

    // Who writes "openai" for a server that is merely compatible, and forgets its address, must not send its key to
    // OpenAI; the other protocols have one vendor.
    private static string? Vendors(ProviderProtocol protocol) => protocol switch
    {
        ProviderProtocol.Anthropic => KnownProviders.ByName("anthropic")!.BaseUrl,
        ProviderProtocol.Gemini => KnownProviders.ByName("gemini")!.BaseUrl,
        ProviderProtocol.Ollama => KnownProviders.ByName("ollama")!.BaseUrl,
        _ => null,
    };

    private static string Fix(ProviderProtocol protocol) => protocol == ProviderProtocol.Azure
        ? "write the resource's endpoint: https://NAME.openai.azure.com"
        : "write its address with the version: https://api.openai.com/v1, http://127.0.0.1:8000/v1";
}
