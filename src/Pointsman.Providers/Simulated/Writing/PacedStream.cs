namespace Pointsman.Providers.Simulated;

/// <summary>
/// The body of an answer, readable as its bytes come due. Nothing runs between two reads, and a read that has to wait
/// holds one timer of the clock until it ends, is cancelled, or the stream is disposed of.
/// </summary>
internal sealed class PacedStream(
    IEnumerable<PacedEvent> events, TimeProvider time, long arrival, TimeSpan maxHang) : Stream
{
    private readonly IEnumerator<PacedEvent> _events = events.GetEnumerator();
    private readonly CancellationTokenSource _gone = new();
    private ReadOnlyMemory<byte> _ready;
    private PacedEvent? _next;
    private bool _started;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_gone.IsCancellationRequested, this);
        if (buffer.Length == 0)
        {
            return 0;
        }

        int read = Take(buffer.Span);
        while (read == 0 && _next is { } next)
        {
            TimeSpan wait = next.Due - time.GetElapsedTime(arrival);
            if (wait > TimeSpan.Zero)
            {
                await WaitAsync(wait, cancellationToken).ConfigureAwait(false);
            }
            else if (next.Ending != Ending.None && next.Bytes.IsEmpty)
            {
                await EndAsync(next.Ending, cancellationToken).ConfigureAwait(false);
            }

            // Else the event came due since it was last asked for, and is taken now.
            read = Take(buffer.Span);
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The simulated answer comes as time passes: read it with ReadAsync.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_gone.IsCancellationRequested)
        {
            _gone.Cancel();
            _gone.Dispose();
            _events.Dispose();
        }

        base.Dispose(disposing);
    }

    // Copies what is due now, from as many events as fit.
    private int Take(Span<byte> into)
    {
        int taken = 0;
        while (taken < into.Length && (_ready.Length > 0 || Advance()))
        {
            int length = Math.Min(_ready.Length, into.Length - taken);
            _ready.Span[..length].CopyTo(into[taken..]);
            _ready = _ready[length..];
            taken += length;
        }

        return taken;
    }

    // Makes the next event ready if it is due; an ending waits in its place until everything before it was read.
    private bool Advance()
    {
        if (!_started)
        {
            _started = true;
            _next = _events.MoveNext() ? _events.Current : null;
        }

        while (_next is { } next && next.Due <= time.GetElapsedTime(arrival))
        {
            _ready = next.Bytes;
            if (next.Ending == Ending.None)
            {
                _next = _events.MoveNext() ? _events.Current : null;
            }
            else if (next.Bytes.Length == 0)
            {
                return false;
            }
            else
            {
                _next = next with { Bytes = default };
            }

            if (_ready.Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private async Task EndAsync(Ending ending, CancellationToken cancellationToken)
    {
        if (ending == Ending.Stall)
        {
            await WaitAsync(maxHang, cancellationToken).ConfigureAwait(false);
        }

        throw new HttpIOException(HttpRequestError.ResponseEnded, "The simulated answer was cut off.");
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        CancellationToken gone = _gone.Token;
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(gone, cancellationToken);
        try
        {
            await Task.Delay(Pace.Whole(wait), time, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(PacedStream), "The client has left.");
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
