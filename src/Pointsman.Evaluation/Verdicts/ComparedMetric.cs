namespace Pointsman.Evaluation;

/// <summary>What two arms are compared by.</summary>
public enum ComparedMetric
{
    /// <summary>The share of cases that pass; a difference of 0.03 is three cases more in a hundred.</summary>
    Accuracy,

    /// <summary>The time to the end of an answer; a difference of 0.10 is a tenth faster.</summary>
    Latency,

    /// <summary>The mean cost of an answer; a difference of 0.10 is a tenth cheaper than the baseline.</summary>
    Cost,
}
