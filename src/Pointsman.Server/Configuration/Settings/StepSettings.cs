namespace Pointsman.Server;

/// <summary>One step of a strategy that makes several calls.</summary>
public sealed record StepSettings
{
    /// <summary>What other steps and records call it; empty where its number is enough.</summary>
    public string Name { get; init; } = "";

    /// <summary>The models or routes in order of fallback.</summary>
    public IReadOnlyList<string> Use { get; init; } = [];

    /// <summary>
    /// From which confidence its answer is taken, from 0 to 1. Default: none; then 0.7 for the first step, 0.9 later.
    /// </summary>
    public double? AcceptAt { get; init; }

    /// <summary>Requests that begin with this tier. Default: none.</summary>
    public Condition? When { get; init; }

    /// <summary>What a step of a pipeline is asked; empty for other strategies.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>What a step of a pipeline is told beforehand. Default: none.</summary>
    public string? System { get; init; }

    /// <summary>The most output tokens of a step of a pipeline. Default: none.</summary>
    public int? MaxOutput { get; init; }

    /// <summary>Whether the tier may hand on instead of answering. Default: no.</summary>
    public bool MayEscalate { get; init; }
}
