namespace Pointsman.Faults;

/// <summary>What a path leads to, and the model that it names, or none.</summary>
internal sealed record Endpoint(Dialect Dialect, string Model);
