using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// How much a model is to reason. Some protocols take a word, some a number of tokens: whichever the client used is
/// kept exactly, and the other is found from it.
/// </summary>
internal static class ReasoningWish
{
    /// <summary>The words, from least to most.</summary>
    public static readonly IReadOnlyList<string> Words = ["none", "minimal", "low", "medium", "high", "xhigh"];

    // Google names 1,024, 8,192 and 24,576 tokens as what its own three words stand for.
    private static readonly (ReasoningEffort Effort, string Word, int Tokens)[] Steps =
    [
        (ReasoningEffort.None, "none", 0),
        (ReasoningEffort.Low, "low", 1_024),
        (ReasoningEffort.Medium, "medium", 8_192),
        (ReasoningEffort.High, "high", 24_576),
        (ReasoningEffort.ExtraHigh, "xhigh", 32_768),
    ];

    /// <summary>Notes a word; false when it is none of <see cref="Words"/>.</summary>
    public static bool TrySetWord(ChatOptions options, string word)
    {
        if (!Words.Contains(word))
        {
            return false;
        }

        string known = word == "minimal" ? "low" : word;
        Of(options).Effort = Steps.First(step => step.Word == known).Effort;
        (options.AdditionalProperties ??= [])[NeutralKeys.ReasoningEffort] = word;
        return true;
    }

    /// <summary>Notes a number of tokens; −1 leaves the number to the model.</summary>
    public static void SetTokens(ChatOptions options, int tokens)
    {
        (options.AdditionalProperties ??= [])[NeutralKeys.ReasoningBudget] = tokens;
        if (tokens >= 0)
        {
            Of(options).Effort = Steps.LastOrDefault(step => tokens > step.Tokens) is { Tokens: var below } && tokens > 0
                ? Steps.FirstOrDefault(step => step.Tokens > below, Steps[^1]).Effort
                : ReasoningEffort.None;
        }
    }

    /// <summary>Notes how much of the reasoning the client wants to see.</summary>
    public static void SetOutput(ChatOptions options, ReasoningOutput output) => Of(options).Output = output;

    /// <summary>The wish as a word; null when there is none.</summary>
    public static string? Word(ChatOptions options) =>
        options.AdditionalProperties.Word(NeutralKeys.ReasoningEffort)
            ?? (options.Reasoning?.Effort is { } effort ? Steps.First(step => step.Effort == effort).Word : null);

    /// <summary>The wish as a number of tokens; null when there is none.</summary>
    public static int? Tokens(ChatOptions options) =>
        options.AdditionalProperties.Value<int>(NeutralKeys.ReasoningBudget)
            ?? (options.Reasoning?.Effort is { } effort ? Steps.First(step => step.Effort == effort).Tokens : null);

    private static ReasoningOptions Of(ChatOptions options) => options.Reasoning ??= new ReasoningOptions();
}
