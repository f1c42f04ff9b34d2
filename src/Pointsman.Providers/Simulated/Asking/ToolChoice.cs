namespace Pointsman.Providers.Simulated;

/// <summary>
/// Whether tools may or must be called: <c>auto</c>, <c>none</c>, <c>required</c>, or one by its name.
/// </summary>
internal sealed record ToolChoice(string Mode, string? Name = null);
