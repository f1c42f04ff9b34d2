namespace Pointsman.Evaluation;

/// <summary>One of the things that a run compares: a model asked with a prompt.</summary>
public sealed record Arm
{
    /// <summary>Its name in the run, of which there is no second: the model's, with the prompt's where there are
    /// several.</summary>
    public required string Name { get; init; }

    /// <summary>What is asked.</summary>
    public required string Model { get; init; }

    /// <summary>How cases become messages.</summary>
    public required Prompt Prompt { get; init; }

    /// <summary>How the model is asked.</summary>
    public AskOptions Options { get; init; } = new();
}
