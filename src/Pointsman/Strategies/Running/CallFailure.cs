namespace Pointsman;

/// <summary>Why a call, or a strategy as a whole, has no answer.</summary>
/// <param name="Kind">What kind of failure it is.</param>
/// <param name="Message">What happened and the way out, for people.</param>
public sealed record CallFailure(FailureKind Kind, string Message)
{
    /// <summary>Whatever whoever made the calls knows beyond that: the provider's own error, for one.</summary>
    public object? Detail { get; init; }

    /// <summary>Whether nobody else may be asked, whatever the kind.</summary>
    public bool EndsAll { get; init; }

    /// <summary>Whether asking somebody else is of no use, or not wanted: a person has the case.</summary>
    public bool IsFinal => EndsAll
        || Kind is FailureKind.Refused or FailureKind.Deadline or FailureKind.Budget or FailureKind.Waiting;
}
