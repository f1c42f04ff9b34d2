namespace Pointsman.Clients.Tests;

/// <summary>What a client is to do, and which model it is to name.</summary>
internal sealed record Job(string Id, string Scenario, string Model);
