namespace Pointsman.Server;

/// <summary>What the answers of a route must be, and what follows when they are not.</summary>
public sealed record CheckSettings
{
    /// <summary>Whether an answer must be there and not be cut. Default: no.</summary>
    public bool Complete { get; init; }

    /// <summary>Whether an answer must be JSON. Default: no.</summary>
    public bool Json { get; init; }

    /// <summary>The schema that it must follow. Default: none.</summary>
    public OutputSchema? Schema { get; init; }

    /// <summary>The file that the schema is read from, as the configuration names it. Default: none.</summary>
    public string? SchemaFile { get; init; }

    /// <summary>The expression that must match. Default: none.</summary>
    public PatternCheck? Matches { get; init; }

    /// <summary>How long it may be.</summary>
    public LengthSettings Length { get; init; } = new();

    /// <summary>The language that it must be written in. Default: none.</summary>
    public string? Language { get; init; }

    /// <summary>What follows a refusal. Default: none; then it is an answer like any other.</summary>
    public AfterFailure? Refusal { get; init; }

    /// <summary>How often the same model is asked again. Default: 1.</summary>
    public int Retries { get; init; } = 1;

    /// <summary>What follows when the retries are used up. Default: escalate.</summary>
    public AfterFailure Otherwise { get; init; } = AfterFailure.Escalate;

    /// <summary>Whether anything is checked.</summary>
    internal bool Any => Complete || Json || Schema is not null || SchemaFile is not null || Matches is not null
        || Length != new LengthSettings() || Language is not null || Refusal is not null;
}
