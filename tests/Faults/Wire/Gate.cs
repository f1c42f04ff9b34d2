namespace Pointsman.Faults;

/// <summary>Holds answers until a test lets them go.</summary>
internal sealed class Gate
{
    private volatile TaskCompletionSource _open = Fresh();

    /// <summary>Completes with the next release.</summary>
    public Task Entered() => _open.Task;

    /// <summary>Lets go whatever is held now; what comes later is held anew.</summary>
    public void Release() => Interlocked.Exchange(ref _open, Fresh()).SetResult();

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
