namespace Pointsman.Server;

/// <summary>
/// Who may ask, and how much. The secret itself is no part of it, nor is its hash: what is logged, listed or put into
/// a message cannot give it away. A key never changes but for being revoked; to change its limits, create another.
/// </summary>
internal sealed record Key
{
    /// <summary>The number of a key that was never created: requests without a key are counted under it.</summary>
    public const long KeylessId = 0;

    /// <summary>Its number, never given to another key.</summary>
    public required long Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>How its secret begins, so that people can tell which one they hold.</summary>
    public required string Prefix { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>From when on it is refused; none when it does not expire.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was revoked; none while it is good.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>How much it may use.</summary>
    public KeyLimits Limits { get; init; } = KeyLimits.None;

    /// <summary>The routes that it may call.</summary>
    public NamePatterns Routes { get; init; } = NamePatterns.All;

    /// <summary>The models that may answer it, whichever route chose them.</summary>
    public NamePatterns Models { get; init; } = NamePatterns.All;

    /// <summary>Where its spend belongs, in the order of names.</summary>
    public IReadOnlyList<KeyTag> Tags
    {
        get;
        init
        {
            field = value;
            TagTexts = value.Count == 0 ? null : [.. value.Select(tag => tag.ToString())];
        }
    } = [];

    /// <summary>The tags as rules ask for them, <c>team=search</c> each; none when there are none.</summary>
    public IReadOnlyList<string>? TagTexts { get; private init; }

    /// <summary>Requests that carry no key, which only loopback may send; unlimited unless limits are given.</summary>
    public static Key Keyless(KeyLimits? limits = null) => new()
    {
        Id = KeylessId, Name = "no key", Prefix = "", Created = DateTimeOffset.UnixEpoch,
        Limits = limits ?? KeyLimits.None,
    };

    /// <summary>Names the key in a sentence.</summary>
    public override string ToString() => Id == KeylessId ? "requests without a key" : $"key '{Name}' ({Prefix}…)";
}
