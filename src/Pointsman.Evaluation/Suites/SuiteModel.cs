namespace Pointsman.Evaluation;

/// <summary>A model, an offer or a route that a suite compares, with how it is asked.</summary>
public sealed record SuiteModel
{
    /// <summary>What is asked: <c>sim/small</c>, <c>openai/gpt-4o-mini</c>, a route of a gateway.</summary>
    public required string Model { get; init; }

    /// <summary>What reports call it. Default: the model.</summary>
    public string? Label { get; init; }

    /// <summary>How it is asked; what is not said here is as the suite says.</summary>
    public AskOptions Options { get; init; } = new();

    /// <summary>The prompts that it is asked with, by name. Default: all of the suite.</summary>
    public IReadOnlyList<string> Prompts { get; init; } = [];

    /// <summary>The name in reports.</summary>
    public string Name => Label ?? Model;
}
