namespace Pointsman.Evaluation;

/// <summary>What a comparison shows.</summary>
public enum VerdictKind
{
    /// <summary>The run is too small, or the two are too much alike, to say.</summary>
    Inconclusive,

    /// <summary>Shown to be better.</summary>
    Better,

    /// <summary>Shown to be no worse than the margin that was declared before the run.</summary>
    NotWorse,

    /// <summary>Shown to be worse, and not shown to be within the margin.</summary>
    Worse,
}
