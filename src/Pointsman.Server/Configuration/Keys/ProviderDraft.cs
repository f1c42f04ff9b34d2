namespace Pointsman.Server;

/// <summary>What the file says of a provider, before what follows from it is filled in.</summary>
internal sealed record ProviderDraft
{
    public ProviderProtocol? Protocol { get; init; }

    public string? BaseUrl { get; init; }

    public IReadOnlyList<Secret> ApiKeys { get; init; } = [];

    public IReadOnlyDictionary<string, Secret> Headers { get; init; } = new Dictionary<string, Secret>();

    public string? ApiVersion { get; init; }

    public bool? Responses { get; init; }

    public bool? Local { get; init; }

    public int? Concurrency { get; init; }

    public TimeoutOverrides Timeouts { get; init; } = TimeoutOverrides.None;

    public string? CatalogProvider { get; init; }

    public IReadOnlyList<string> KnownModels { get; init; } = [];
}
