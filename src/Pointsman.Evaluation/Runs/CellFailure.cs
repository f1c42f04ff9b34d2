namespace Pointsman.Evaluation;

/// <summary>Why a cell has no answer. It is counted as a failure, and never scored.</summary>
/// <param name="Stage">Where it failed: <c>case</c>, <c>prompt</c> or <c>call</c>.</param>
/// <param name="Kind">What kind of failure it is: <c>429</c>, <c>timeout</c>, <c>bad row</c>.</param>
/// <param name="Message">What went wrong, for people.</param>
/// <param name="Attempts">How many attempts were made.</param>
public sealed record CellFailure(string Stage, string Kind, string Message, int Attempts = 0);
