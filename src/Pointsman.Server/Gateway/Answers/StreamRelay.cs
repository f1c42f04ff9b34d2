using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Carries a streamed answer to the client. Until the first event that means something, everything is held, so that
/// another target can still answer instead; from then on events go out as they come. Holds one attempt's state.
/// <code>
/// upstream ─► event reader ─► scanner ─► lane ─► pending ─► client
///                                │                  └ held until the commit point
///                                └ usage, finish, errors
/// </code>
/// </summary>
internal sealed class StreamRelay : IDisposable
{
    private const int MostUnsent = 32 * 1024;

    // Who writes faster than it is read from fills the connection's buffer of 4 KB.
    private const int LeastOfBurst = 2 * 1024;

    private readonly Call _call;
    private readonly Attempt _attempt;
    private readonly AnswerLane _lane;
    private readonly AnswerScanner _scanner;
    private readonly AnswerSink _client;
    private readonly LimitSettings _limits;
    private readonly bool _buffered;
    private readonly ServerSentEventReader _reader;
    private readonly PooledBytes _pending = new();
    private int _held;
    private bool _commit;
    private bool _paced;

    public StreamRelay(Call call, Attempt attempt, AnswerLane lane, AnswerSink client)
    {
        _call = call;
        _attempt = attempt;
        _lane = lane;
        _client = client;
        _scanner = attempt.Scanner!;
        _limits = call.Snapshot.Settings.Limits;
        _buffered = call.Route!.Settings.Buffered;
        _reader = new ServerSentEventReader(_limits.EventBytes);
    }

    /// <summary>Reads the stream to its end and says how it ended.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<AttemptOutcome> RunAsync(
        Stream upstream, HttpResponseMessage response, AttemptTimer timer, TimeSpan idle)
    {
        while (!_scanner.Ended && _scanner.Error is null)
        {
            int read = await ReadAsync(upstream, timer);
            if (_reader.IsOverlong)
            {
                // There was no room to read into, which looks like the end and is none.
                return AttemptOutcome.TooLarge;
            }

            if (read == 0)
            {
                break;
            }

            _reader.Advance(read);
            _paced |= read < LeastOfBurst;
            TakeEvents();
            timer.Touch();
            if (_attempt.FirstCame != 0 && timer.Waiting != AttemptOutcome.TimeoutIdle)
            {
                // Neither a full hold nor a buffering route moves this: it is the answer itself that was waited for.
                timer.Switch(AttemptOutcome.TimeoutIdle, idle);
            }

            if (_commit && !_attempt.Committed)
            {
                Commit(response);
            }

            if (_pending.Count > _limits.BufferedBytes)
            {
                return AttemptOutcome.TooLarge;
            }
        }

        return await EndAsync(response);
    }

    /// <summary>Tells the client that its stream broke off, when it has begun to get it.</summary>
    public async ValueTask BreakOffAsync(WireError error)
    {
        _lane.Fail(error, _pending);
        (_call.HasEnded, _call.HasBrokenOff) = (true, true);
        await _client.SendAsync(_pending.Written, _call.ClientGone);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _pending.Dispose();
    }

    // A burst goes out in one piece: nothing is sent as long as there is more to read at once.
    private ValueTask<int> ReadAsync(Stream upstream, AttemptTimer timer)
    {
        if (_paced && !_reader.HasRest)
        {
            return ReadQuietlyAsync(upstream, timer);
        }

        ValueTask<int> reading = upstream.ReadAsync(_reader.Free(), timer.Token);
        _paced = !reading.IsCompleted;
        return reading.IsCompletedSuccessfully && _pending.Count <= MostUnsent
            ? reading
            : EndOfReadingAsync(reading, timer);
    }

    // Nothing is held while the provider is silent: the wait is for its bytes, the buffer comes after.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadQuietlyAsync(Stream upstream, AttemptTimer timer)
    {
        _reader.Rest();
        ValueTask<int> something = upstream.ReadAsync(Memory<byte>.Empty, timer.Token);
        await (something.IsCompletedSuccessfully ? something : EndOfReadingAsync(something, timer));
        ValueTask<int> reading = upstream.ReadAsync(_reader.Free(), timer.Token);
        return await (reading.IsCompletedSuccessfully ? reading : EndOfReadingAsync(reading, timer));
    }

    // 0 at the end. What breaks behind the reason to stop takes nothing from the answer.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> EndOfReadingAsync(ValueTask<int> reading, AttemptTimer timer)
    {
        try
        {
            return await (!_attempt.Committed ? _client.WithHeartbeatAsync(reading, timer.Token)
                : _pending.Count > 0 ? SendMeanwhileAsync(reading, timer)
                : reading);
        }
        catch (Exception broken) when (_scanner.Finish is not null && !_call.ClientGone.IsCancellationRequested
            && broken is IOException or OperationCanceledException)
        {
            return 0;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> SendMeanwhileAsync(ValueTask<int> reading, AttemptTimer timer)
    {
        try
        {
            // How long the client takes is not held against the provider.
            timer.Pause();
            await _client.SendAsync(_pending.Written, timer.Token);
            timer.Resume();
            _pending.Dispose();
        }
        catch
        {
            // The buffer belongs to the read until it ends, whatever became of the client.
            timer.Cancel(AttemptOutcome.ClientLeft);
            await reading.AsTask().ContinueWith(
                static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw;
        }

        return await reading;
    }

    private void TakeEvents()
    {
        while (!_scanner.Ended && _scanner.Error is null && _reader.TryRead(out ServerSentEvent next))
        {
            Take(next);
        }
    }

    private void Take(in ServerSentEvent next)
    {
        if (next.Data.IsEmpty)
        {
            // A comment keeps a connection alive; nobody misses it before the answer has begun.
            if (_attempt.Committed)
            {
                _lane.Event(next, StreamEvents.None, _pending);
            }

            return;
        }

        StreamEvents meaning = _scanner.ReadEvent(next.Data);
        if ((meaning & StreamEvents.Error) != 0)
        {
            return;
        }

        _lane.Event(next, meaning, _pending);
        const StreamEvents Semantic = StreamEvents.Content | StreamEvents.Finish | StreamEvents.End;
        bool means = (meaning & Semantic) != 0;
        if (means && _attempt.FirstCame == 0)
        {
            _attempt.FirstCame = _client.Now();
        }

        bool full = ++_held > _limits.HeldEvents || _pending.Count > _limits.HeldBytes;
        _commit |= !_buffered && (means || full);
    }

    // Stage 9: an error told in the stream, or a stream without its end, is a failure.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptOutcome> EndAsync(HttpResponseMessage response)
    {
        if (_scanner.Error is null && !_scanner.Ended && _reader.TryReadRest(out ServerSentEvent rest))
        {
            Take(rest);
        }

        if (_scanner.Error is { } error)
        {
            _attempt.Error = error;
            return AttemptOutcome.InBandError;
        }

        if (!_scanner.Ended && _scanner.Finish is null)
        {
            return _held == 0 ? AttemptOutcome.BadAnswer : AttemptOutcome.Cut;
        }

        _lane.End(_scanner.Ended && _scanner.HasEndMark, _pending);
        if (!_attempt.Committed)
        {
            Commit(response);
        }

        await _client.SendAsync(_pending.Written, _call.ClientGone);
        _call.HasEnded = true;
        AttemptAccount.Settle(_call, _attempt, complete: true);
        await _client.EndStreamAsync(_attempt);
        return AttemptOutcome.Ok;
    }

    private void Commit(HttpResponseMessage response)
    {
        _attempt.Committed = true;
        _client.BeginStream(_attempt, response);
        if (response.RequestMessage?.Content is SplicedContent { IsSent: true } && _call.TextsId is null)
        {
            // Nobody else is asked any more, and long streams need not keep what was asked.
            _call.Body.Dispose();
        }
    }
}
