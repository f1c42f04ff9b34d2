namespace Pointsman.Evaluation;

/// <summary>What of a run's file is read.</summary>
public sealed record RunReadOptions
{
    /// <summary>Everything.</summary>
    public static readonly RunReadOptions All = new();

    /// <summary>What a <see cref="RunJudgement"/> needs: everything but what was answered.</summary>
    public static readonly RunReadOptions Conclusions = new() { Answers = false };

    /// <summary>
    /// Whether texts are read: what the cases ask, what was answered, the reasons of scores. Without them a run of any
    /// length takes a few hundred bytes for each result. Default: yes.
    /// </summary>
    public bool Texts { get; init; } = true;

    /// <summary>
    /// Whether what was answered and the reasons of scores are read, where texts are. No conclusion needs them, a
    /// report shows them. Default: yes.
    /// </summary>
    public bool Answers { get; init; } = true;
}
