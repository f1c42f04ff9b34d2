namespace Pointsman;

/// <summary>What follows a check.</summary>
public enum CheckStepKind
{
    /// <summary>The answer is used.</summary>
    Accept,

    /// <summary>The same model is asked again, with the error.</summary>
    Retry,

    /// <summary>The next model is asked.</summary>
    Escalate,

    /// <summary>There is no answer.</summary>
    Fail,
}
