namespace Pointsman.Server;

/// <summary>How the answers of an ensemble become one.</summary>
public enum EnsembleJoin
{
    /// <summary>What most say.</summary>
    Vote,

    /// <summary>The mean of their numbers.</summary>
    Mean,

    /// <summary>The number in the middle.</summary>
    Median,

    /// <summary>The best, by a judge.</summary>
    Best,

    /// <summary>One that is written from all.</summary>
    Synthesis,
}
