namespace Pointsman.Server;

/// <summary>What was found where nobody has configured anything.</summary>
/// <param name="Settings">The settings over it.</param>
/// <param name="Words">What was found, one sentence a line, for people. No secret is among it.</param>
public sealed record Discovered(GatewaySettings Settings, IReadOnlyList<string> Words);
