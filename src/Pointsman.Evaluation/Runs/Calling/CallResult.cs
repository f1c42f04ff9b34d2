namespace Pointsman.Evaluation;

/// <summary>What became of a call after all its attempts.</summary>
/// <param name="Value">The answer, where there is one.</param>
/// <param name="Fault">Why there is none; null where there is one, or the call was left.</param>
/// <param name="Attempts">How many attempts were made.</param>
internal readonly record struct CallResult<T>(T? Value, CallFault? Fault, int Attempts)
    where T : class
{
    /// <summary>Whether the run or the lane ended before the call did: nothing is known of it.</summary>
    public bool IsLeft => Value is null && Fault is null;
}
