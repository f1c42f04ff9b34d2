using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>Passes pieces on as they come, and has the whole answer when they have ended.</summary>
internal sealed class CollectedPieces(IAsyncEnumerable<ChatResponseUpdate> pieces)
{
    private readonly TaskCompletionSource<ChatResponse?> _whole =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The whole answer; null when the pieces broke off, or nobody wanted the rest.</summary>
    public Task<ChatResponse?> Whole => _whole.Task;

    public async IAsyncEnumerable<ChatResponseUpdate> PassAsync(
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var seen = new List<ChatResponseUpdate>();
        bool ended = false;
        try
        {
            await foreach (ChatResponseUpdate piece in pieces.WithCancellation(cancel))
            {
                seen.Add(piece);
                yield return piece;
            }

            ended = true;
        }
        finally
        {
            _whole.TrySetResult(ended ? seen.ToChatResponse() : null);
        }
    }
}
