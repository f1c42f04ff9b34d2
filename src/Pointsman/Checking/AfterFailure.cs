namespace Pointsman;

/// <summary>What the failure of a check asks for, once nothing can be repaired.</summary>
public enum AfterFailure
{
    /// <summary>Ask the same model again, with the error; after the last retry, do what the policy says.</summary>
    Retry,

    /// <summary>Go to the next model at once: another try of this one would not help.</summary>
    Escalate,

    /// <summary>Give the answer up: no other model may be asked.</summary>
    Fail,
}
