namespace Pointsman.Server;

/// <summary>How it is found out how sure an answer is.</summary>
public sealed record ConfidenceSettings
{
    /// <summary>The method. Default: the model's own word.</summary>
    public ConfidenceKind Method { get; init; }

    /// <summary>Whom the method asks, in order of fallback; for a verifier.</summary>
    public IReadOnlyList<string> Use { get; init; } = [];

    /// <summary>How many samples are compared. Default: 3.</summary>
    public int Samples { get; init; } = 3;
}
