namespace Pointsman.Evaluation;

/// <summary>What became of a step of a proof of concept.</summary>
public enum ChecklistState
{
    /// <summary>It was left out.</summary>
    NotDone,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>This run has no use for it.</summary>
    NotApplicable,
}
