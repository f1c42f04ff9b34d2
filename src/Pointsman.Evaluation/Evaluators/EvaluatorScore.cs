namespace Pointsman.Evaluation;

/// <summary>
/// What an evaluator says of an answer: a score from 0 to 1 with its reason, or an error. An error is never a score:
/// it is counted apart and enters no mean.
/// </summary>
public sealed record EvaluatorScore
{
    private EvaluatorScore(double value, bool passed, string? reason, string? error)
    {
        Value = value;
        Passed = passed;
        Reason = reason;
        Error = error;
    }

    /// <summary>How good the answer is, from 0 to 1; 0 where there is an error.</summary>
    public double Value { get; }

    /// <summary>Whether that is good enough.</summary>
    public bool Passed { get; }

    /// <summary>Why, for people.</summary>
    public string? Reason { get; }

    /// <summary>Why there is no score; null where there is one.</summary>
    public string? Error { get; }

    /// <summary>The single ratings, where a judge was asked several times; null where it was not.</summary>
    public IReadOnlyList<double>? Votes { get; init; }

    /// <summary>Whether there is a score.</summary>
    public bool IsScore => Error is null;

    /// <summary>Good or not, without degrees between.</summary>
    public static EvaluatorScore Of(bool passed, string? reason = null) => new(passed ? 1 : 0, passed, reason, null);

    /// <summary>A degree, and whether it is enough.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public static EvaluatorScore Of(double value, bool passed, string? reason = null) => value is >= 0 and <= 1
        ? new(value, passed, reason, null)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "a score is from 0 to 1");

    /// <summary>No score, and why.</summary>
    public static EvaluatorScore Failed(string error) => new(0, false, null, error);

    /// <summary>The score without degrees: 1 where the answer passes, else 0; an error stays one.</summary>
    public EvaluatorScore Whole() => IsScore ? new(Passed ? 1 : 0, Passed, Reason, null) { Votes = Votes } : this;

    /// <summary>The opposite of a score; an error stays one.</summary>
    public EvaluatorScore Negated() => IsScore
        ? new(1 - Value, !Passed, Reason, null) { Votes = Votes?.Select(vote => 1 - vote).ToArray() }
        : this;
}
