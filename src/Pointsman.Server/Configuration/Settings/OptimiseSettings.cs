namespace Pointsman.Server;

/// <summary>What the strategy optimise looks for.</summary>
public sealed record OptimiseSettings
{
    /// <summary>The task where nothing else is said.</summary>
    public const string DefaultTask = "chat";

    /// <summary>What is wanted most. Default: cheapest.</summary>
    public OptimiserObjective Objective { get; init; }

    /// <summary>The least quality, on the scale of the models' own. Default: none.</summary>
    public double? Quality { get; init; }

    /// <summary>The most that a request may cost. Default: none.</summary>
    public Usd? Cost { get; init; }

    /// <summary>The longest to the first token. Default: none.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>What is done when no target meets the bounds. Default: refuse.</summary>
    public OptimiserOtherwise Otherwise { get; init; }

    /// <summary>Whether only targets on machines of the user's own are taken. Default: no.</summary>
    public bool LocalOnly { get; init; }

    /// <summary>
    /// The task at which targets must be good, where the catalog says how good they are. Default: chat.
    /// </summary>
    public string Task { get; init; } = DefaultTask;
}
