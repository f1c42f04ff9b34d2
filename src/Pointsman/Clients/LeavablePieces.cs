using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// The pieces of a client's stream, for a reader who may leave at any time: a client that does not heed its token is
/// left behind, and its stream is disposed of when it stirs again.
/// </summary>
internal sealed class LeavablePieces(IAsyncEnumerable<ChatResponseUpdate> stream, CancellationToken cancel)
    : IAsyncDisposable
{
    private readonly IAsyncEnumerator<ChatResponseUpdate> _pieces = stream.GetAsyncEnumerator(cancel);
    private Task<bool>? _moving;

    public ChatResponseUpdate Current => _pieces.Current;

    public async ValueTask<bool> MoveNextAsync()
    {
        ValueTask<bool> next = _pieces.MoveNextAsync();
        if (next.IsCompleted)
        {
            return await next;
        }

        _moving = next.AsTask();
        bool more = await _moving.WaitAsync(cancel);
        _moving = null;
        return more;
    }

    public ValueTask DisposeAsync()
    {
        if (_moving is null or { IsCompleted: true })
        {
            return _pieces.DisposeAsync();
        }

        _ = LeaveAsync(_moving);
        return ValueTask.CompletedTask;
    }

    // Nobody is there any more who could be told what becomes of it.
    private async Task LeaveAsync(Task moving)
    {
        await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _pieces.DisposeAsync().AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
