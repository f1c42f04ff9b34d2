namespace Pointsman.Server;

/// <summary>Whether the texts of a route's prompts and answers are stored.</summary>
public sealed record StoreSettings
{
    /// <summary>Whether prompts and answers are stored. Default: no.</summary>
    public bool Prompts { get; init; }

    /// <summary>What is blacked out before, in order. Default: nothing but what the route names.</summary>
    public IReadOnlyList<RedactionRule> Redact { get; init; } = [];

    /// <summary>How long texts are kept, in days. Default: 30 days.</summary>
    public int RetentionDays { get; init; } = 30;
}
