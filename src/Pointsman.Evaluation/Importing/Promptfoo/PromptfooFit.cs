namespace Pointsman.Evaluation;

/// <summary>How well a kind of evaluator stands for an assertion.</summary>
internal enum PromptfooFit
{
    /// <summary>It judges the same.</summary>
    Exact,

    /// <summary>It judges nearly the same.</summary>
    Approximate,

    /// <summary>There is none.</summary>
    No,
}
