namespace Pointsman.Server;

/// <summary>Who serves models, and how to call them.</summary>
public sealed record ProviderSettings
{
    /// <summary>The name before the slash in <c>provider/model</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The protocol that it speaks.</summary>
    public required ProviderProtocol Protocol { get; init; }

    /// <summary>
    /// The address as the vendor's own SDK takes it: with <c>/v1</c> for OpenAI, without a version for Anthropic and
    /// Gemini, never with a slash at its end. Default: the vendor's own. Null for the simulated provider alone.
    /// </summary>
    public string? BaseUrl { get; init; }

    /// <summary>Its keys, used in turn; each cools down by itself. Default: none.</summary>
    public IReadOnlyList<Secret> ApiKeys { get; init; } = [];

    /// <summary>Headers to send with every call; their values may be secrets. Default: none.</summary>
    public IReadOnlyDictionary<string, Secret> Headers { get; init; } = new Dictionary<string, Secret>();

    /// <summary>
    /// The version of the API. Default: the vendor's current one; for Azure null means its unversioned
    /// <c>/openai/v1</c> surface.
    /// </summary>
    public string? ApiVersion { get; init; }

    /// <summary>Whether it serves <c>/responses</c>. Default: for api.openai.com and Azure only.</summary>
    public bool Responses { get; init; }

    /// <summary>Whether it runs on ground of the user's own. Default: when its address is loopback.</summary>
    public bool Local { get; init; }

    /// <summary>How many calls it takes at once; null for no bound of its own. Default: none.</summary>
    public int? Concurrency { get; init; }

    /// <summary>How long to wait for it. Default: as the gateway's.</summary>
    public TimeoutOverrides Timeouts { get; init; } = TimeoutOverrides.None;

    /// <summary>
    /// The provider of the catalog whose prices hold. Default: the one known by the address, else by the name; null
    /// when the catalog may know none.
    /// </summary>
    public string? CatalogProvider { get; init; }

    /// <summary>
    /// Models to name in lists, such as a local server told at discovery; others are called all the same.
    /// Default: none.
    /// </summary>
    public IReadOnlyList<string> KnownModels { get; init; } = [];
}
