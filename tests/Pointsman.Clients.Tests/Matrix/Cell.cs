namespace Pointsman.Clients.Tests;

/// <summary>One place of the matrix: a client does something with what stands behind the gateway.</summary>
internal sealed record Cell(string Client, Provider Provider, Scenario Scenario)
{
    public bool IsSimulated => Provider.Name == Provider.Simulated;

    /// <summary>Why this cannot work, when it cannot: then a 400 that says so is what the client must get.</summary>
    public string? Impossible => Scenario.Name == Scenario.OwnField && !Field.Takers.Contains(Provider.Name)
        ? $"400: {Provider.Title} has no `{Field.Name}`"
        : null;

    /// <summary>The field of the client's protocol that some providers lack.</summary>
    public OwnField Field => TestedClient.Of(Client).OwnField;

    /// <summary>What the mock is asked for. No two cells share a model, so that its log tells them apart and no
    /// cooldown reaches another's.</summary>
    public string UpstreamModel => $"mock-{Scenario.MockWords}-for-{Client}-on-{Provider.Name}";

    /// <summary>The simulated abort has a route to itself, by which the gateway's figures tell it apart.</summary>
    public string Route => $"leaving-{Client}";

    /// <summary>What the client asks for.</summary>
    public string Model => !IsSimulated ? $"{ProviderKey}/{UpstreamModel}"
        : Scenario.Name == Scenario.Abort ? Route
        : Scenario.SimulatedModel;

    public Job Job => new($"{Provider.Name} {Scenario.Name}", Scenario.Name, Model);

    /// <summary>The provider's key in the configuration. A key that was told to wait cools down for all models of its
    /// provider; so whoever is told so has a provider to itself.</summary>
    public string ProviderKey => Scenario.Name == Scenario.RateLimit ? $"{Provider.Name}-busy-{Client}" : Provider.Name;
}
