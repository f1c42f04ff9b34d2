namespace Pointsman.Providers.Simulated;

/// <summary>How probable a token was, and what might have stood there instead, most probable first.</summary>
internal sealed record TokenChance(string Text, double Log, IReadOnlyList<TokenChance> Others);
