namespace Pointsman.Server;

/// <summary>Ways to find out how sure an answer is.</summary>
public enum ConfidenceKind
{
    /// <summary>The model says so itself.</summary>
    Stated,

    /// <summary>By the probabilities of the answer's tokens, where the provider tells them.</summary>
    LogProbs,

    /// <summary>Asked again in other words, it says the same.</summary>
    Agreement,

    /// <summary>Other samples say the same.</summary>
    Samples,

    /// <summary>Another model judges.</summary>
    Verifier,

    /// <summary>Rules say whether it can be right.</summary>
    Validity,
}
