namespace Pointsman;

/// <summary>Who sells offers.</summary>
public sealed record Provider
{
    /// <summary><c>openai</c>, <c>amazon-bedrock</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name as the provider writes it.</summary>
    public string? Name { get; init; }

    /// <summary>What kind of seller it is; unknown sellers count as resellers.</summary>
    public ProviderKind Kind { get; init; } = ProviderKind.Reseller;

    /// <summary>How far it keeps what it is sent to itself.</summary>
    public PrivacyLevel Privacy { get; init; } = PrivacyLevel.Standard;

    /// <summary>Where it can be told to keep data: <c>eu</c>, <c>us</c>.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>What it signs or is certified for: <c>hipaa</c>, <c>soc2</c>, <c>gdpr</c>.</summary>
    public IReadOnlyList<string> Compliance { get; init; } = [];

    /// <summary>The base address of its API.</summary>
    public string? Api { get; init; }

    /// <summary>The environment variables that its SDKs read the key from.</summary>
    public IReadOnlyList<string> KeyVariables { get; init; } = [];

    /// <summary>Its documentation.</summary>
    public string? Docs { get; init; }

    /// <summary>Other names that sources use for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Where the facts above come from.</summary>
    public string? Url { get; init; }
}
