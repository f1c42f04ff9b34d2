using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>Whom a run asks, and what it may do.</summary>
public sealed record RunnerOptions
{
    /// <summary>The chat client that answers for an arm.</summary>
    public required Func<Arm, IChatClient> Clients { get; init; }

    /// <summary>What is known of an arm: its offer, its price, whether it is simulated. Default: nothing.</summary>
    public Func<Arm, RunArm>? Describe { get; init; }

    /// <summary>The price of an arm, with its tiers. Default: none, so that costs are unknown.</summary>
    public Func<Arm, Price?> Prices { get; init; } = _ => null;

    /// <summary>
    /// Whose limits an arm shares, its provider for one: arms of one lane slow down together. Default: all arms share
    /// one.
    /// </summary>
    public Func<Arm, string> Lanes { get; init; } = _ => "";

    /// <summary>What evaluators may use. Default: nothing.</summary>
    public EvaluatorTools Tools { get; init; } = EvaluatorTools.None;

    /// <summary>The version of the program, for the run's file.</summary>
    public string Version { get; init; } = "";

    /// <summary>The day of the catalog that prices are from, for the run's file.</summary>
    public string? Catalog { get; init; }

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
