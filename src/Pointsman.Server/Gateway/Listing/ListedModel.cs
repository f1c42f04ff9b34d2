namespace Pointsman.Server;

/// <summary>A name that a client may send as its model.</summary>
/// <param name="Name">The name.</param>
/// <param name="Owner">Who serves it: a provider, or the gateway itself for a route.</param>
/// <param name="Context">The tokens that fit into the largest window behind it; null when nobody says.</param>
/// <param name="MaxOutput">The most tokens of one answer; null when nobody says.</param>
/// <param name="Simulated">Whether an answer may be a simulated one.</param>
internal sealed record ListedModel(string Name, string Owner, int? Context, int? MaxOutput, bool Simulated)
{
    /// <summary>The owner of routes.</summary>
    public const string Gateway = "pointsman";

    /// <summary>The name for people; what is simulated says so.</summary>
    public string DisplayName => Simulated ? $"{Name} (simulated)" : Name;
}
