using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// Ends an answer that comes when nobody waits for it any more: its stream would stay open, and its target would count
/// as busy for ever.
/// </summary>
internal static class LeftAnswer
{
    /// <summary>Waits for it, and ends it. Never fails: nobody is there who could be told.</summary>
    public static async Task EndAsync(Task<CallAnswer> asked)
    {
        try
        {
            if ((await asked.ConfigureAwait(false)).Pieces is { } pieces)
            {
                // What was never begun has nothing to end by.
                IAsyncEnumerator<ChatResponseUpdate> begun =
                    pieces.GetAsyncEnumerator(new CancellationToken(canceled: true));
                await using (begun.ConfigureAwait(false))
                {
                    await begun.MoveNextAsync().ConfigureAwait(false);
                }
            }
        }
        catch (Exception)
        {
            // It has ended, one way or the other.
        }
    }
}
