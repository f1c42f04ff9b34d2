namespace Pointsman.Evaluation;

/// <summary>A call that may begin.</summary>
/// <param name="Began">When it began, since the run did.</param>
/// <param name="Bound">The most that it may cost, which is reserved.</param>
internal readonly record struct CallTicket(TimeSpan Began, Usd Bound);
