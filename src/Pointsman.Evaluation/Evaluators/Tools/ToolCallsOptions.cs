namespace Pointsman.Evaluation;

/// <summary>How calls of tools are compared.</summary>
public sealed record ToolCallsOptions
{
    /// <summary>Whether arguments may have more properties than expected. Default: no.</summary>
    public bool Partial { get; init; }

    /// <summary>Whether calls must come in the expected order. Default: no.</summary>
    public bool InOrder { get; init; }

    /// <summary>Whether other calls may come beside the expected ones. Default: no.</summary>
    public bool Extra { get; init; }

    /// <summary>
    /// From which F1 of the tools' names on an answer passes, whatever their arguments, order and number: the score is
    /// the harmonic mean of the share of the expected tools that were called and of the called ones that were expected.
    /// Default: null, calls are compared one by one.
    /// </summary>
    public double? Names { get; init; }
}
