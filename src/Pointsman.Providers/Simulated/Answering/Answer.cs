namespace Pointsman.Providers.Simulated;

/// <summary>Everything that is written in answer to a request, before any of it is sent.</summary>
internal sealed record Answer
{
    public required string Id { get; init; }

    public required SimulatedModel Model { get; init; }

    public required IReadOnlyList<Choice> Choices { get; init; }

    public required int PromptTokens { get; init; }

    public required Pace Pace { get; init; }

    public int CompletionTokens => Choices.Sum(choice => choice.Tokens);

    public int ReasoningTokens => Choices.Sum(choice => choice.Reasoning.Count);
}
