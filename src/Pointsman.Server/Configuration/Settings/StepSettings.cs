namespace Pointsman.Server;

/// <summary>One step of a strategy that makes several calls.</summary>
public sealed record StepSettings
{
    /// <summary>What other steps and records call it. Default: by its place.</summary>
    public string Name { get; init; } = "";

    /// <summary>The models or routes in order of fallback.</summary>
    public IReadOnlyList<string> Use { get; init; } = [];

    /// <summary>From which confidence its answer is taken, from 0 to 1. Default: 0.7 for the first, 0.9 for others.
    /// </summary>
    public double? AcceptAt { get; init; }
}
