namespace Pointsman.Evaluation;

/// <summary>Which number of ROUGE is the score.</summary>
public enum RougeMeasure
{
    /// <summary>The harmonic mean of precision and recall.</summary>
    F1,

    /// <summary>The share of the answer that the text has too.</summary>
    Precision,

    /// <summary>The share of the text that the answer has too.</summary>
    Recall,
}
