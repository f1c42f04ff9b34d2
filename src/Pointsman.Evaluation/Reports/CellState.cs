namespace Pointsman.Evaluation;

/// <summary>What became of a question, in a word.</summary>
internal enum CellState
{
    /// <summary>It was not asked: the run ended before.</summary>
    Missing,

    /// <summary>The answer passed.</summary>
    Passed,

    /// <summary>The answer did not pass.</summary>
    Failed,

    /// <summary>There is no answer, or an evaluator that counts failed.</summary>
    Error,

    /// <summary>There is an answer, and nothing that judges it.</summary>
    Unjudged,
}
