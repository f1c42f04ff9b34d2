namespace Pointsman;

/// <summary>A request has no answer. The exception of the client that was asked last stands inside.</summary>
public sealed class PointsmanException : Exception
{
    internal PointsmanException(CallFailure failure, PointsmanReport report)
        : base(failure.Message, failure.Detail as Exception)
    {
        Failure = failure;
        Report = report;
    }

    /// <summary>Why there is none.</summary>
    public CallFailure Failure { get; }

    /// <summary>What was decided and done.</summary>
    public PointsmanReport Report { get; }
}
