namespace Pointsman.Evaluation;

/// <summary>Whether an arm reaches what was declared before the run.</summary>
public enum CriterionOutcome
{
    /// <summary>The interval holds the bound, or nothing was measured.</summary>
    CannotSay,

    /// <summary>The whole interval lies on the good side of the bound.</summary>
    Met,

    /// <summary>The whole interval lies on the bad side of the bound.</summary>
    NotMet,
}
