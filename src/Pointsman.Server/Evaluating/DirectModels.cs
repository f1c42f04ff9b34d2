using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman.Server;

/// <summary>
/// The models of a configuration as chat clients, with the keys and addresses that the gateway would use and without
/// its retries, caches and limits: what is measured is the model. Only a provider that refuses to be asked for the
/// usage of a stream is asked once more without that.
/// </summary>
public sealed class DirectModels : IDisposable
{
    private readonly GatewaySettings _settings;
    private readonly PriceBook _prices;
    private readonly Catalog _catalog;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;
    private readonly ConcurrentDictionary<string, StrongBox<bool>> _refusedUsage = new(StringComparer.Ordinal);

    /// <summary>The models of a configuration, with the prices of a day.</summary>
    public DirectModels(GatewaySettings settings, Catalog catalog, TimeProvider time)
    {
        _settings = settings;
        _catalog = catalog;
        _time = time;
        _prices = new PriceBook(catalog, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        _http = new HttpMessageInvoker(ProviderLink.Connections(TimeSpan.FromSeconds(10)));
    }

    /// <summary>The names of the models and providers that there are, for people.</summary>
    public IEnumerable<string> Names => _settings.Models.Keys
        .Concat(_settings.Providers.Values.SelectMany(Known))
        .Append($"{SimulatedProvider.Name}/small").Append($"{SimulatedProvider.Name}/large").Distinct();

    /// <summary>
    /// Finds a model: one that the configuration names, <c>provider/model</c>, or a model that one of its providers
    /// sells; null, with the reason, where there is none.
    /// </summary>
    public DirectModel? Find(string name, out Fault? fault) => Sold(name, out fault) is var (provider, found, named)
        ? new DirectModel(
            name, _prices.Target(provider, found, named), Client(provider, found),
            provider.Protocol == ProviderProtocol.Simulated)
        {
            Offer = Listed(provider, found)?.Id,
        }
        : null;

    /// <summary>
    /// Finds a model that makes vectors, by the same names; null, with the reason, where there is none, or where it is
    /// known to make none.
    /// </summary>
    public DirectVectors? FindVectors(string name, out Fault? fault)
    {
        if (Sold(name, out fault) is not var (provider, found, named))
        {
            return null;
        }

        const string Fix = "name a model that does: openai/text-embedding-3-small, or sim/small, which is simulated";
        if (provider.Protocol == ProviderProtocol.Anthropic)
        {
            fault = new Fault(name, $"{provider.Name} has no models that make vectors", Fix);
            return null;
        }

        if (Listed(provider, found) is { } sold
            && _catalog.FindModel(sold.Model)?.Task is { } task and not ModelTask.Embedding)
        {
            fault = new Fault(name, $"a model for {Words(task)}, which makes no vectors", Fix);
            return null;
        }

        return new DirectVectors(
            name, _prices.Target(provider, found, named), Generator(provider, found),
            provider.Protocol == ProviderProtocol.Simulated);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private static string Words(ModelTask task) => string.Concat(task.ToString().Select(
        (letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}"
            : $"{char.ToLowerInvariant(letter)}"));

    // What the catalog knows of it.
    private Offer? Listed(ProviderSettings provider, OfferName found) =>
        provider.CatalogProvider is { } seller ? _catalog.FindOffer($"{seller}/{found.Model}") : null;

    private (ProviderSettings Provider, OfferName Offer, ModelSettings? Named)? Sold(string name, out Fault? fault)
    {
        fault = null;
        ModelSettings? named = _settings.Models.GetValueOrDefault(name);
        OfferName? offer = named?.Offers[0]
            ?? (OfferName.TryParse(name, out OfferName written) && Provider(written.Provider) is not null ? written
                : _prices.Seller(_settings, name, guess: false));
        if (offer is not { } found)
        {
            fault = Unknown(name);
            return null;
        }

        ProviderSettings provider = Provider(found.Provider)!;
        if (provider.Protocol == ProviderProtocol.Simulated && SimulatedModel.Find(found.Model) is null)
        {
            fault = Unknown(name);
            return null;
        }

        if (provider is { Protocol: ProviderProtocol.Azure, ApiVersion: not null })
        {
            fault = new Fault(name, "an Azure provider with an API version",
                "leave api-version out, so that the unversioned surface is asked; or ask through a running gateway");
            return null;
        }

        return (provider, found, named);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The connection is this one's and outlives the client.")]
    private IChatClient Client(ProviderSettings provider, OfferName offer)
    {
        if (provider.Protocol == ProviderProtocol.Simulated)
        {
            return SimulatedChat.Create(offer.ToString(), null, _time);
        }

        (Uri address, string? key, Dictionary<string, string> headers) = Access(provider);
        var options = new ProviderChatClientOptions { Name = provider.Name, Headers = headers, Time = _time };
        return provider.Protocol switch
        {
            ProviderProtocol.Anthropic => Of(AnthropicProviderWire.Instance, options),
            ProviderProtocol.Gemini => Of(GeminiProviderWire.Instance, options),
            _ => new UsageClient(
                Of(new UsageWire(OpenAiChatProviderWire.Instance), options),
                Of(OpenAiChatProviderWire.Instance, options with { AskUsage = false }),
                _refusedUsage.GetOrAdd(provider.Name, _ => new StrongBox<bool>())),
        };

        ProviderChatClient Of(IProviderWire wire, ProviderChatClientOptions how) =>
            new(wire, _http, address, offer.Model, key, how);
    }

    private ProviderEmbeddingGenerator Generator(ProviderSettings provider, OfferName offer)
    {
        if (provider.Protocol == ProviderProtocol.Simulated)
        {
            return SimulatedChat.Vectors(offer.ToString(), null, _time);
        }

        (Uri address, string? key, Dictionary<string, string> headers) = Access(provider);
        IEmbeddingWire wire = provider.Protocol == ProviderProtocol.Gemini
            ? GeminiEmbeddingWire.Instance
            : OpenAiEmbeddingWire.Instance;
        return new ProviderEmbeddingGenerator(wire, _http, address, offer.Model, key,
            new ProviderEmbeddingOptions { Name = provider.Name, Headers = headers, Time = _time });
    }

    // Where a provider is asked, with which key and which headers.
    private static (Uri Address, string? Key, Dictionary<string, string> Headers) Access(ProviderSettings provider)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? key = provider.ApiKeys.Count > 0 ? provider.ApiKeys[0].Reveal() : null;
        if (provider.Protocol == ProviderProtocol.Azure && key is not null)
        {
            headers["api-key"] = key;
            key = null;
        }

        foreach ((string header, Secret value) in provider.Headers)
        {
            headers[header] = value.Reveal();
        }

        string path = provider.Protocol switch
        {
            ProviderProtocol.Azure => "/openai/v1",
            ProviderProtocol.Ollama => "/v1",
            _ => "",
        };
        return (new Uri(provider.BaseUrl + path), key, headers);
    }

    private Fault Unknown(string name)
    {
        string[] names = [.. Names];
        string providers = string.Join(", ", _settings.Providers.Keys.Append(SimulatedProvider.Name).Distinct());
        return new Fault(name, "no provider is set up for this model", Spelling.Hint(
            name, names, $"providers: {providers}; set its key, or name a configuration: --config pointsman.yaml"));
    }

    private ProviderSettings? Provider(string name) => name == SimulatedProvider.Name
        ? SimulatedProvider.Settings
        : _settings.Providers.GetValueOrDefault(name);

    private static IEnumerable<string> Known(ProviderSettings provider) =>
        provider.KnownModels.Select(model => $"{provider.Name}/{model}");
}
