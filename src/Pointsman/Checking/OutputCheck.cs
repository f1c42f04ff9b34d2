namespace Pointsman;

/// <summary>
/// One demand on an answer. A check is immutable and pure: the same answer gets the same result, nothing is sent
/// anywhere, and it never throws over what stands in the answer.
/// </summary>
public abstract class OutputCheck
{
    /// <summary>The word for it in configuration, reports and counters.</summary>
    public abstract string Name { get; }

    /// <summary>What a failure asks for.</summary>
    public AfterFailure Then { get; init; } = AfterFailure.Retry;

    /// <summary>Which JSON the check needs, and so is worth repairing; nothing when it needs none.</summary>
    public virtual JsonWanted? Json => null;

    /// <summary>Looks at an answer.</summary>
    public CheckResult Check(CheckedAnswer answer) => CheckResult.Of(this, Fault(answer));

    /// <summary>What was found and what is allowed, in one sentence; nothing when the answer passes.</summary>
    protected abstract string? Fault(CheckedAnswer answer);
}
