namespace Pointsman;

/// <summary>What a judge said.</summary>
/// <param name="Best">The best candidate; null when no one is, or when there is no verdict.</param>
/// <param name="Reason">Why there is no verdict; null when there is one.</param>
internal readonly record struct JudgeVerdict(int? Best, string? Reason = null)
{
    /// <summary>The points of each candidate, from 0 to 100, where the judge gave points.</summary>
    public IReadOnlyList<int>? Points { get; init; }

    public bool IsValid => Reason is null;

    public static JudgeVerdict None(string reason) => new(null, reason);
}
