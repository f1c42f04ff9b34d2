namespace Pointsman.Evaluation;

/// <summary>What ROUGE compares.</summary>
public enum RougeForm
{
    /// <summary>Words: ROUGE-1.</summary>
    One,

    /// <summary>Pairs of neighbouring words: ROUGE-2.</summary>
    Two,

    /// <summary>The longest common sequence of words: ROUGE-L.</summary>
    Sequence,

    /// <summary>The same line by line, for summaries with a sentence on each line: ROUGE-Lsum.</summary>
    Summary,
}
