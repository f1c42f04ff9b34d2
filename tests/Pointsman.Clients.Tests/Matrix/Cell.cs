namespace Pointsman.Clients.Tests;

/// <summary>One place of the matrix: a client does something with what stands behind the gateway.</summary>
internal sealed record Cell(string Client, Provider Provider, Scenario Scenario)
{
    public bool IsSimulated => Provider.Name == Provider.Simulated;

    /// <summary>Why this cannot work; null when it can.</summary>
    public Barrier? Barrier => Barrier.Before(this);

    /// <summary>Whether the library tries again although it was told that this is in vain.</summary>
    public bool AsksInVain => Scenario.Name == Scenario.GiveUp && !TestedClient.Of(Client).HeedsShouldRetry;

    /// <summary>How the page shows it.</summary>
    public string Shown => Barrier is { } barrier ? barrier.Shown : AsksInVain ? "no: asks again" : "yes";

    /// <summary>What the mock is asked for. No two cells share a model, so that its log tells them apart and no
    /// cooldown reaches another's.</summary>
    public string UpstreamModel => $"mock-{Scenario.MockWords}-for-{Client}-on-{Provider.Name}";

    /// <summary>Some have a route to themselves, by which the gateway's figures tell them apart.</summary>
    public bool HasRoute => Scenario.LeavesRetries || (IsSimulated && Scenario.Name == Scenario.Abort);

    public string Route => $"{Scenario.Name}-{Client}-{Provider.Name}";

    /// <summary>What serves it behind the gateway.</summary>
    public string Target => !IsSimulated ? $"{ProviderKey}/{UpstreamModel}"
        // Simulated faults are counted for each text of the order.
        : Scenario.LeavesRetries ? $"{Scenario.SimulatedModel};id={Route}"
        : Scenario.SimulatedModel;

    /// <summary>What the client asks for.</summary>
    public string Model => HasRoute ? Route : Scenario.Name == Scenario.Models ? Provider.Listed : Target;

    public Job Job => new($"{Provider.Name} {Scenario.Name}", Scenario.Name, Model);

    /// <summary>The provider's key in the configuration. A key that was told to wait cools down for all models of its
    /// provider; so whoever is told so has a provider to itself.</summary>
    public string ProviderKey => Scenario.Name == Scenario.RateLimit ? $"{Provider.Name}-busy-{Client}" : Provider.Name;
}
