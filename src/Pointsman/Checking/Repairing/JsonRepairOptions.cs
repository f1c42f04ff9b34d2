namespace Pointsman;

/// <summary>What may be repaired.</summary>
public sealed record JsonRepairOptions
{
    /// <summary>The longest text that is looked at, in characters: 4,194,304.</summary>
    public const int DefaultCharacters = 4 * 1024 * 1024;

    /// <summary>Which kind of value is looked for in a text that has more than JSON.</summary>
    public JsonWanted Wanted { get; init; } = JsonWanted.Any;

    /// <summary>Whether a value may be given whose end is missing. No: a part must not pass for the whole.</summary>
    public bool AllowTruncated { get; init; }

    /// <summary>The longest text that is looked at, in characters; for a longer one there is nothing.</summary>
    public int MostCharacters { get; init; } = DefaultCharacters;
}
