namespace Pointsman.Server;

/// <summary>What somebody wants a new key to be; made by <see cref="KeyDraftReader"/>, which checks it.</summary>
internal sealed record KeyDraft
{
    /// <summary>What people will call it; two keys may have the same name, so that one can replace the other.</summary>
    public required string Name { get; init; }

    /// <summary>From when on it is refused.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>How much it may use.</summary>
    public KeyLimits Limits { get; init; } = KeyLimits.None;

    /// <summary>The routes that it may call.</summary>
    public NamePatterns Routes { get; init; } = NamePatterns.All;

    /// <summary>The models that may answer it.</summary>
    public NamePatterns Models { get; init; } = NamePatterns.All;

    /// <summary>Where its spend belongs.</summary>
    public IReadOnlyList<KeyTag> Tags { get; init; } = [];
}
