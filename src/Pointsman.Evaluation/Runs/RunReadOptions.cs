namespace Pointsman.Evaluation;

/// <summary>What of a run's file is read.</summary>
public sealed record RunReadOptions
{
    /// <summary>Everything.</summary>
    public static readonly RunReadOptions All = new();

    /// <summary>
    /// Whether texts are read: what the cases ask, what was answered, the reasons of scores. Without them a run of any
    /// length takes a few hundred bytes for each result. Default: yes.
    /// </summary>
    public bool Texts { get; init; } = true;
}
