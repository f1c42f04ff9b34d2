using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>A request has no answer. The exception of the client that was asked last stands inside.</summary>
public sealed class PointsmanException : Exception
{
    internal PointsmanException(CallFailure failure, PointsmanReport report, ChatResponse? provisional = null)
        : base(failure.Message, failure.Detail as Exception)
    {
        Failure = failure;
        Report = report;
        Provisional = provisional ?? (InnerException as PersonWaitingException)?.Provisional;
    }

    /// <summary>Why there is none.</summary>
    public CallFailure Failure { get; }

    /// <summary>What was decided and done.</summary>
    public PointsmanReport Report { get; }

    /// <summary>
    /// The case that a person has and has not answered yet (<see cref="FailureKind.Waiting"/>); null where no person
    /// was asked.
    /// </summary>
    public string? CaseId => (InnerException as PersonWaitingException)?.CaseId;

    /// <summary>The surest answer of a model while a person has the case; not the answer. Null for none.</summary>
    public ChatResponse? Provisional { get; }
}
