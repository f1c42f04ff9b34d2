namespace Pointsman.Server;

/// <summary>
/// The waits of one attempt, one after the other, on a single timer: headers, first token, then idle between events.
/// Touching the idle wait costs a clock reading; the timer finds out by itself that it rang too early.
/// </summary>
internal sealed class AttemptTimer : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _client;
    private readonly long _end;
    private long _began;
    private long _touched;
    private TimeSpan _span;
    private bool _idle;
    private bool _paused;

    /// <summary>
    /// Begins to wait for headers. <paramref name="left"/> is what is left of the whole request's time.
    /// </summary>
    public AttemptTimer(TimeProvider time, TimeSpan headers, TimeSpan left, CancellationToken client)
    {
        _time = time;
        // All of it may have passed since the attempt before; a timer takes no time that is over.
        left = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        _began = _touched = time.GetTimestamp();
        _end = _touched + (long)(left.TotalSeconds * time.TimestampFrequency);
        _span = headers;
        Waiting = AttemptOutcome.TimeoutHeaders;
        _timer = time.CreateTimer(static state => ((AttemptTimer)state!).Ring(), this,
            Shorter(headers, left), Timeout.InfiniteTimeSpan);
        _client = client.UnsafeRegister(static state => ((AttemptTimer)state!).Leave(), this);
    }

    /// <summary>Cancelled when a wait is over or the client has left.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What the end of the present wait means.</summary>
    public AttemptOutcome Waiting { get; private set; }

    /// <summary>Why the token was cancelled; null as long as it was not.</summary>
    public AttemptOutcome? Rang { get; private set; }

    /// <summary>Waits for something else from now on.</summary>
    public void Switch(AttemptOutcome waiting, TimeSpan span)
    {
        Waiting = waiting;
        _idle = waiting == AttemptOutcome.TimeoutIdle;
        _span = span;
        _began = _touched = _time.GetTimestamp();
        _timer.Change(Shorter(span, Left(_touched)), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for something else from now on, unless it is waited for already.</summary>
    public void Expect(AttemptOutcome waiting, TimeSpan span)
    {
        if (Waiting != waiting)
        {
            Switch(waiting, span);
        }
    }

    /// <summary>The idle wait stands still: it is somebody else who is waited for.</summary>
    public void Pause() => Volatile.Write(ref _paused, true);

    /// <summary>The idle wait begins anew.</summary>
    public void Resume()
    {
        Touch();
        Volatile.Write(ref _paused, false);
    }

    /// <summary>Something came.</summary>
    public void Touch() => Volatile.Write(ref _touched, _time.GetTimestamp());

    /// <summary>Ends the attempt for a reason that is no wait.</summary>
    public void Cancel(AttemptOutcome why)
    {
        try
        {
            Rang ??= why;
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended at the same moment; there is nothing left to cancel.
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _timer.Dispose();
        _source.Dispose();
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private TimeSpan Left(long now)
    {
        TimeSpan left = _time.GetElapsedTime(now, _end);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Ring()
    {
        long now = _time.GetTimestamp();
        // Only between events does something that came put the end off.
        TimeSpan quiet = _time.GetElapsedTime(_idle ? Volatile.Read(ref _touched) : Volatile.Read(ref _began), now);
        TimeSpan left = Left(now);
        if (left <= TimeSpan.Zero)
        {
            Cancel(AttemptOutcome.TimeoutTotal);
        }
        else if (_idle && Volatile.Read(ref _paused))
        {
            _timer.Change(Shorter(_span, left), Timeout.InfiniteTimeSpan);
        }
        else if (quiet < _span)
        {
            // Something came, or the ring was for a wait that is over.
            _timer.Change(Shorter(_span - quiet, left), Timeout.InfiniteTimeSpan);
        }
        else
        {
            Cancel(Waiting);
        }
    }

    private void Leave() => Cancel(AttemptOutcome.ClientLeft);
}
