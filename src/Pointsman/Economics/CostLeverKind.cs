namespace Pointsman;

/// <summary>A way to spend less on the same traffic.</summary>
public enum CostLeverKind
{
    /// <summary>A smaller model for everything.</summary>
    RightSizing,

    /// <summary>Answers that are given again without asking.</summary>
    ResponseCaching,

    /// <summary>The part of the prompt that never changes, read from the provider's cache.</summary>
    PromptCaching,

    /// <summary>Prompts without what they do not need.</summary>
    ShorterPrompts,

    /// <summary>A limit on the length of answers.</summary>
    OutputLimits,

    /// <summary>What can wait, in batches.</summary>
    Batching,

    /// <summary>Easy requests to a cheap model, hard ones to the strong one.</summary>
    Routing,

    /// <summary>A model on GPUs of one's own.</summary>
    SelfHosting,
}
