namespace Pointsman.Evaluation;

/// <summary>Which tokens are counted.</summary>
public enum TokenSide
{
    /// <summary>All that was read and written.</summary>
    Total,

    /// <summary>What was read.</summary>
    Input,

    /// <summary>What was written, reasoning included.</summary>
    Output,
}
