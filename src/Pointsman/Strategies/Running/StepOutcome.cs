namespace Pointsman;

/// <summary>What became of a step.</summary>
public enum StepOutcome
{
    /// <summary>It answered.</summary>
    Answered,

    /// <summary>Its answer was taken.</summary>
    Accepted,

    /// <summary>Its answer was not sure enough, and the next step was asked.</summary>
    Escalated,

    /// <summary>Its answer was used by another step.</summary>
    Used,

    /// <summary>Its answer was not the one that was taken.</summary>
    Outvoted,

    /// <summary>It gave no answer.</summary>
    Failed,

    /// <summary>It was not waited for any longer.</summary>
    Left,
}
