namespace Pointsman;

/// <summary>What a deployment is good for.</summary>
public enum ValueKind
{
    /// <summary>Work that people need not do any more.</summary>
    Automation,

    /// <summary>Fewer mistakes, better answers.</summary>
    Quality,

    /// <summary>Answers that come sooner.</summary>
    Speed,

    /// <summary>What could not be done before.</summary>
    Strategic,
}
