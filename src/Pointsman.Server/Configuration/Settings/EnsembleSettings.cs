namespace Pointsman.Server;

/// <summary>Whom the strategy ensemble asks, and how their answers become one.</summary>
public sealed record EnsembleSettings
{
    /// <summary>The members: models or routes with their weights; empty for other strategies.</summary>
    public IReadOnlyList<TargetSettings> Members { get; init; } = [];

    /// <summary>How often a single member is asked. Default: 1.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>How answers become one. Default: vote.</summary>
    public EnsembleJoin Join { get; init; }

    /// <summary>What may be voted for; empty for anything.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>How many must have given an answer that counts. Default: none; then more than half.</summary>
    public int? Quorum { get; init; }

    /// <summary>How long members are waited for. Default: none; then as long as the request.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>How many members are asked at the same time. Default: 8.</summary>
    public int AtOnce { get; init; } = new EnsembleOptions().AtOnce;

    /// <summary>
    /// The temperature of samples where the request says none. Default: none; then it is the model's own.
    /// </summary>
    public double? Temperature { get; init; }

    /// <summary>How a judge finds the best. Default: choice.</summary>
    public BestBy By { get; init; }

    /// <summary>What a judge is told that matters. Default: none.</summary>
    public string? Criteria { get; init; }
}
