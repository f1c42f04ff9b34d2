using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Pointsman.Server;

/// <summary>
/// The one thread that writes to the ledger. It sleeps while there is nothing to write; the first call wakes it, and
/// it then waits until <see cref="LedgerOptions.CommitInterval"/> has passed since the last commit, or enough calls
/// have come, and commits them together. A commit that fails is tried again until it succeeds.
/// </summary>
/// <remarks>
/// A thread of its own, because a commit blocks on the disk, and because waking a pool by a timer twenty times a second
/// costs more than the commits. Its pauses follow the machine's own clock, which cannot be set.
/// </remarks>
[SuppressMessage(
    "Design", "CA1001", Justification = "Calls may come while it closes; the event goes when nobody can reach it.")]
internal sealed class LedgerWriter
{
    private readonly LedgerOptions _options;
    private readonly TimeProvider _time;
    private readonly LedgerStatements _statements;
    private readonly LedgerTrimming _trimming;
    private readonly Action<ReadOnlySpan<CallRecord>> _committed;
    private readonly CallQueue _queue = new();
    private readonly ConcurrentQueue<TaskCompletionSource> _flushes = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<CallRecord> _taken = [];
    private volatile LedgerTrouble? _trouble;
    private volatile bool _closing;
    private volatile int _held;
    private long _closeBy;
    private long _lastCommit;
    private long _failedCommits;

    // Calls that are in the database are handed to committed, on the thread of the writer.
    public LedgerWriter(
        LedgerStatements statements, LedgerTrimming trimming, LedgerOptions options, TimeProvider time,
        Action<ReadOnlySpan<CallRecord>> committed)
    {
        _statements = statements;
        _trimming = trimming;
        _options = options;
        _time = time;
        _committed = committed;
        _lastCommit = Stopwatch.GetTimestamp() - Ticks(options.CommitInterval);
        new Thread(Run) { Name = "ledger", IsBackground = true }.Start();
    }

    /// <summary>Since when commits fail, and why; null when they succeed.</summary>
    public LedgerTrouble? Trouble => _trouble;

    public long FailedCommits => Volatile.Read(ref _failedCommits);

    /// <summary>How many calls are not yet committed; near enough while calls come and go.</summary>
    public int Waiting => _queue.Count + _held;

    public void Add(CallRecord call)
    {
        // One call wakes the writer, and the last one that fits into a commit does so again; all others only queue.
        int waiting = _queue.Add(call);
        if (waiting == 1 || waiting == _options.MostPerCommit)
        {
            _wake.Set();
        }
    }

    /// <summary>Completes when all calls that were added before are committed.</summary>
    public Task FlushAsync(CancellationToken cancellationToken)
    {
        var flush = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _flushes.Enqueue(flush);
        _wake.Set();
        if (_ended.Task.IsCompleted)
        {
            CancelFlushes();
        }

        return flush.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Commits what waits and ends the thread.</summary>
    public Task CloseAsync()
    {
        Volatile.Write(ref _closeBy, Stopwatch.GetTimestamp() + Ticks(_options.DrainTimeout));
        _closing = true;
        _wake.Set();
        return _ended.Task;
    }

    private void Run()
    {
        var flushes = new List<TaskCompletionSource>();
        while (true)
        {
            if (_queue.IsEmpty && _flushes.IsEmpty)
            {
                if (_closing)
                {
                    break;
                }

                if (!_trimming.Step())
                {
                    _wake.WaitOne();
                }

                continue;
            }

            Gather();
            while (_flushes.TryDequeue(out TaskCompletionSource? flush))
            {
                flushes.Add(flush);
            }

            _queue.TakeAll(_taken);
            bool written = WriteTaken();
            flushes.ForEach(flush => _ = written ? flush.TrySetResult() : flush.TrySetCanceled());
            flushes.Clear();
            if (!written)
            {
                break;
            }

            _ = _trimming.Step();
        }

        _ended.SetResult();
        CancelFlushes();
    }

    private void CancelFlushes()
    {
        while (_flushes.TryDequeue(out TaskCompletionSource? flush))
        {
            _ = flush.TrySetCanceled();
        }
    }

    private void Gather()
    {
        long due = _lastCommit + Ticks(_options.CommitInterval);
        while (!_closing && _flushes.IsEmpty && _queue.Count < _options.MostPerCommit && WaitUntil(due))
        {
        }
    }

    // False when it gave up, which it does only while closing.
    private bool WriteTaken()
    {
        int from = 0;
        TimeSpan pause = _options.FirstRetry;
        _held = _taken.Count;
        while (from < _taken.Count)
        {
            int count = Math.Min(_options.MostPerCommit, _taken.Count - from);
            Span<CallRecord> group = CollectionsMarshal.AsSpan(_taken).Slice(from, count);
            int code = _statements.Write(group);
            if (code == 0)
            {
                _trouble = null;
                _lastCommit = Stopwatch.GetTimestamp();
                from += count;
                _held = _taken.Count - from;
                pause = _options.FirstRetry;
                _committed(group);
                continue;
            }

            Note(code);
            if (!Pause(pause))
            {
                return false;
            }

            pause = pause * 2 < _options.LongestRetry ? pause * 2 : _options.LongestRetry;
        }

        _taken.Clear();
        return true;
    }

    private void Note(int code)
    {
        Volatile.Write(ref _failedCommits, _failedCommits + 1);
        Fault fault = SqliteProblem.Fault(Database.FileName, code);
        _trouble = _trouble is { } before ? before with { Fault = fault } : new(_time.GetUtcNow(), fault);
    }

    // Calls that come meanwhile wake the thread; it goes back to sleep. False when the time to close is over.
    private bool Pause(TimeSpan pause)
    {
        long due = Stopwatch.GetTimestamp() + Ticks(pause);
        while (WaitUntil(_closing ? Math.Min(due, Volatile.Read(ref _closeBy)) : due))
        {
        }

        return !_closing || Stopwatch.GetTimestamp() < Volatile.Read(ref _closeBy);
    }

    // False when the moment is there.
    private bool WaitUntil(long due)
    {
        long left = due - Stopwatch.GetTimestamp();
        if (left <= 0)
        {
            return false;
        }

        _wake.WaitOne((int)Math.Ceiling(left * 1_000.0 / Stopwatch.Frequency));
        return true;
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
