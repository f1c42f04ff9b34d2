namespace Pointsman.Server;

/// <summary>
/// Waits for what was recorded a moment ago: a call that has just ended is read after its commit, which is a moment
/// away unless the database fails.
/// </summary>
internal sealed class LedgerPatience(Ledger ledger, TimeProvider time)
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    /// <summary>Waits a second at most; false when the ledger needs longer.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            await ledger.FlushAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
