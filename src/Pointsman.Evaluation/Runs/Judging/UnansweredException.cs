namespace Pointsman.Evaluation;

/// <summary>
/// A model that an evaluator asks gave nothing to judge by; the message says who and why, and is for people as it is.
/// </summary>
internal sealed class UnansweredException(string message, Exception? inner = null)
    : InvalidOperationException(message, inner);
