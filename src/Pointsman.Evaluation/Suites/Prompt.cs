namespace Pointsman.Evaluation;

/// <summary>How a case is asked: messages with names in them that the case gives values to.</summary>
public sealed record Prompt
{
    /// <summary>Its name, for arms and reports.</summary>
    public required string Name { get; init; }

    /// <summary>The messages, in order; the conversation of a case goes before the last one.</summary>
    public required IReadOnlyList<PromptMessage> Messages { get; init; }
}
