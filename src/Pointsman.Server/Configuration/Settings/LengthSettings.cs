namespace Pointsman.Server;

/// <summary>How long an answer must be and may be.</summary>
public sealed record LengthSettings
{
    /// <summary>The least words. Default: none.</summary>
    public int? LeastWords { get; init; }

    /// <summary>The most words. Default: none.</summary>
    public int? Words { get; init; }

    /// <summary>The least characters. Default: none.</summary>
    public int? LeastCharacters { get; init; }

    /// <summary>The least tokens. Default: none.</summary>
    public int? LeastTokens { get; init; }

    /// <summary>The most characters. Default: none.</summary>
    public int? Characters { get; init; }

    /// <summary>The most tokens. Default: none.</summary>
    public int? Tokens { get; init; }
}
