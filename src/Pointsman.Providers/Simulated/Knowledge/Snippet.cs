namespace Pointsman.Providers.Simulated;

/// <summary>A function in several languages, and the mistakes one makes with it.</summary>
internal sealed record Snippet(
    IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Code, IReadOnlyDictionary<string, string> Slips);
