namespace Pointsman.Evaluation;

/// <summary>What one attempt gave.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Cost">What it cost; null where that is not known.</param>
internal readonly record struct CallOnce<T>(T Value, Usd? Cost);
