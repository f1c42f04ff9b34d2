using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>An arm as a run's file tells it.</summary>
public sealed record RunArm
{
    /// <summary>What clients of simulated models say of their provider.</summary>
    internal const string SimulatedProvider = "simulated";

    /// <summary>Its name in the run.</summary>
    public required string Name { get; init; }

    /// <summary>What was asked.</summary>
    public required string Model { get; init; }

    /// <summary>The name of the prompt.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>The catalog's name of the model or offer; null where the catalog does not know it.</summary>
    public string? Offer { get; init; }

    /// <summary>The price that costs were reckoned by; null where none was known.</summary>
    public Rates? Price { get; init; }

    /// <summary>Whether it is simulated, so that what was measured says nothing about a model.</summary>
    public bool Simulated { get; init; }

    /// <summary>How it was asked, as the suite says.</summary>
    public JsonElement? Options { get; init; }
}
