using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>How hard a model is to think, in the words and the numbers of tokens that protocols have for it.</summary>
internal static class Effort
{
    /// <summary>The effort that a word stands for; null for a word that nobody uses.</summary>
    public static ReasoningEffort? Of(string word) => word switch
    {
        "none" => ReasoningEffort.None,
        "minimal" or "low" => ReasoningEffort.Low,
        "medium" => ReasoningEffort.Medium,
        "high" => ReasoningEffort.High,
        "xhigh" or "max" => ReasoningEffort.ExtraHigh,
        _ => null,
    };

    /// <summary>The word for an effort, the same in every protocol that has words.</summary>
    public static string Word(ReasoningEffort effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        _ => "xhigh",
    };

    /// <summary>The tokens that an effort is worth where a protocol wants a number.</summary>
    public static int Budget(ReasoningEffort effort) => effort switch
    {
        ReasoningEffort.None => 0,
        ReasoningEffort.Low => 2_048,
        ReasoningEffort.Medium => 8_192,
        ReasoningEffort.High => 24_576,
        _ => 32_768,
    };

    /// <summary>The effort that a number of tokens comes closest to.</summary>
    public static ReasoningEffort OfBudget(int tokens) => tokens switch
    {
        <= 0 => ReasoningEffort.None,
        <= 4_096 => ReasoningEffort.Low,
        <= 16_384 => ReasoningEffort.Medium,
        _ => ReasoningEffort.High,
    };
}
