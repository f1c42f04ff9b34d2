using System.Globalization;
using System.Runtime.ExceptionServices;

namespace Pointsman.Evaluation;

/// <summary>One run under way: feeds the cases to the lanes, and ends when all are done or something ends it.</summary>
internal sealed class RunWork : IDisposable
{
    private readonly RunParts _parts;
    private readonly CallGate _gate;
    private readonly RunWriter _writer;
    private readonly RunBefore? _before;
    private readonly string _path;
    private readonly (CallLane Lane, int[] Arms)[] _lanes;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly CellWork _cells;
    private readonly JudgeCalls _judges;
    private readonly ProgressMeter _progress;
    private bool _isPaired;
    private ExceptionDispatchInfo? _broken;

    public RunWork(RunParts parts, CallGate gate, RunWriter writer, RunBefore? before, string path)
    {
        _parts = parts;
        _gate = gate;
        _writer = writer;
        _before = before;
        _path = path;
        _lanes =
        [
            .. parts.Arms.Select((arm, at) => (arm.Lane, At: at)).GroupBy(arm => arm.Lane, arm => arm.At)
                .Select(lane => (lane.Key, lane.ToArray())),
        ];
        var attempts = new CallAttempts(gate, parts.Suite, parts.Options, _stopping.Token, _ending.Token);
        _judges = new JudgeCalls(gate, attempts, writer, parts.Options, parts.Suite);
        _cells = new CellWork(parts, writer, attempts, _judges, before, _ending.Token);
        _progress = new ProgressMeter(
            parts.Options.Progress, gate, parts.Suite.Spend, parts.Total, before,
            [.. _lanes.Select(lane => lane.Arms.Sum(Left))]);
    }

    /// <summary>Runs to the end; how it ended.</summary>
    public async Task<RunEnd> RunAsync(CancellationToken cancel)
    {
        using (cancel.Register(Stop))
        {
            _progress.Tell();
            await Task.WhenAll(_lanes.Select((lane, at) => Task.Run(() => FeedAsync(lane.Lane, lane.Arms, at))))
                .ConfigureAwait(false);
            await PairAsync().ConfigureAwait(false);
        }

        _progress.Tell();
        _broken?.Throw();
        string? stopped = _isPaired ? null : Stopped(cancel.IsCancellationRequested);
        return new RunEnd(_parts.Options.Time.GetUtcNow(), stopped);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _cells.Dispose();
        _stopping.Dispose();
        _ending.Dispose();
    }

    private async Task FeedAsync(CallLane lane, int[] arms, int at)
    {
        // Twice as many as may be in flight: while some are judged, others are asked.
        int most = _parts.Suite.Concurrency * 2;
        using var room = new SemaphoreSlim(most);
        try
        {
            foreach ((Cell cell, CaseRow row) in Cells(arms))
            {
                await room.WaitAsync().ConfigureAwait(false);
                if (_gate.IsClosed(lane) || _stopping.IsCancellationRequested)
                {
                    room.Release();
                    break;
                }

                _ = Task.Run(() => OneAsync(cell, row, room, at));
            }
        }
        catch (Exception broken)
        {
            Break(broken, "the cases could not be read to their end");
        }

        for (int slot = 0; slot < most; slot++)
        {
            await room.WaitAsync().ConfigureAwait(false);
        }
    }

    // Pairs are judged when all answers are there.
    private async Task PairAsync()
    {
        if (_progress.Done != _parts.Total)
        {
            return;
        }

        try
        {
            var phase = new PairPhase(_parts, _judges, _writer, _before, _progress, _stopping.Token, _ending.Token);
            _isPaired = await phase.RunAsync(_path).ConfigureAwait(false);
        }
        catch (Exception broken)
        {
            Break(broken, "the answers could not be compared in pairs");
        }
    }

    private IEnumerable<(Cell Cell, CaseRow Row)> Cells(int[] arms)
    {
        int at = 0;
        foreach (CaseRow row in CaseRows.Of(_parts.Suite))
        {
            if (at == _parts.Outline.Cases)
            {
                throw Changed();
            }

            for (int repeat = 0; repeat < _parts.Suite.Repeats; repeat++)
            {
                foreach (int arm in arms)
                {
                    var cell = new Cell(at, arm, repeat);
                    if (!_cells.IsDone(cell))
                    {
                        yield return (cell, row);
                    }
                }
            }

            at++;
        }

        if (at != _parts.Outline.Cases)
        {
            throw Changed();
        }
    }

    private FaultsException Changed() => new(
        [new Fault(string.Join(", ", _parts.Suite.Cases.Select(source => source.Name)),
            "the cases were changed while the run was under way",
            $"put back what they were to go on with {_path}, or begin another run")]);

    private async Task OneAsync(Cell cell, CaseRow row, SemaphoreSlim room, int lane)
    {
        try
        {
            if (await _cells.DoAsync(cell, row).ConfigureAwait(false) is { } done)
            {
                _progress.Count(lane, done.IsFailure, done.IsRemembered);
            }
        }
        catch (Exception broken)
        {
            Break(broken, $"case {row.Case?.Id ?? row.Place}, {_parts.Arms[cell.Arm].Arm.Name}");
        }
        finally
        {
            room.Release();
        }
    }

    // The first that breaks is told; what follows are its consequences.
    private void Break(Exception broken, string where)
    {
        Exception told = broken is FaultsException ? broken : new InvalidOperationException(
            $"{where}: {broken.GetType().Name}: {broken.Message}; what was done is kept in {_path}", broken);
        _ = Interlocked.CompareExchange(ref _broken, ExceptionDispatchInfo.Capture(told), null);
        Stop();
    }

    // The gate closes before anybody wakes up to ask it.
    private void Stop()
    {
        _gate.Close();
        _stopping.Cancel();
        _ = EndLaterAsync();
    }

    private async Task EndLaterAsync()
    {
        try
        {
            using var grace = new CancellationTokenSource(_parts.Options.Grace, _parts.Options.Time);
            await Task.Delay(Timeout.InfiniteTimeSpan, grace.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _ending.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The run was over before the grace was.
        }
    }

    private string Stopped(bool isInterrupted)
    {
        if (isInterrupted)
        {
            return "interrupted";
        }

        var reasons = new List<string>();
        if (_gate.IsCapReached)
        {
            (Usd spent, Usd doubtful) = _gate.Money;
            string maybe = doubtful > Usd.Zero ? $" and at most {doubtful} more that nobody knows of" : "";
            reasons.Add(string.Create(CultureInfo.InvariantCulture,
                $"spend cap {_parts.Suite.Spend} reached: {spent} spent{maybe}, {_progress.Done:#,0} of "
                + $"{_parts.Total:#,0} results"));
        }

        reasons.AddRange(_gate.GivenUp);
        return string.Join("; ", reasons);
    }

    private int Left(int arm)
    {
        int left = _parts.Outline.Cases * _parts.Suite.Repeats;
        for (int at = 0; _before is not null && at < _parts.Outline.Cases; at++)
        {
            for (int repeat = 0; repeat < _parts.Suite.Repeats; repeat++)
            {
                left -= _before.IsDone(new Cell(at, arm, repeat)) ? 1 : 0;
            }
        }

        return left;
    }
}
