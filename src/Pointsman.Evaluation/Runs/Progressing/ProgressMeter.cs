namespace Pointsman.Evaluation;

/// <summary>Counts what is done and tells it at most ten times a second. It never fails a run.</summary>
internal sealed class ProgressMeter
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private readonly IProgress<RunProgress>? _told;
    private readonly CallGate _gate;
    private readonly Usd? _cap;
    private readonly RecentRate _rate = new();
    private readonly RecentRate[] _laneRates;
    private readonly int[] _laneLeft;
    private readonly Lock _lock = new();
    private readonly int _total;
    private int _done;
    private int _failures;
    private int _remembered;
    private int _pairs;
    private int _pairsDone;
    private int _pairErrors;
    private RecentRate? _pairRate;
    private TimeSpan? _next;

    /// <summary>A meter.</summary>
    /// <param name="told">Who is told; null for nobody.</param>
    /// <param name="gate">Where calls are begun.</param>
    /// <param name="cap">The most that may be spent.</param>
    /// <param name="total">How many results there will be.</param>
    /// <param name="before">How many there are.</param>
    /// <param name="left">How many are to come, by lane.</param>
    public ProgressMeter(
        IProgress<RunProgress>? told, CallGate gate, Usd? cap, int total, RunBefore? before, int[] left)
    {
        _told = told;
        _gate = gate;
        _cap = cap;
        _total = total;
        _done = before?.DoneCount ?? 0;
        _failures = before?.Failures ?? 0;
        _remembered = before?.Remembered ?? 0;
        _laneLeft = left;
        _laneRates = [.. left.Select(_ => new RecentRate())];
    }

    /// <summary>How many results there are.</summary>
    public int Done
    {
        get
        {
            lock (_lock)
            {
                return _done;
            }
        }
    }

    /// <summary>A result is there.</summary>
    public void Count(int lane, bool isFailure, bool isRemembered)
    {
        RunProgress? now;
        lock (_lock)
        {
            _done++;
            _laneLeft[lane]--;
            _failures += isFailure ? 1 : 0;
            _remembered += isRemembered ? 1 : 0;
            if (_told is null)
            {
                return;
            }

            TimeSpan time = _gate.Now;
            _rate.Add(time);
            _laneRates[lane].Add(time);
            now = LookAgain(time);
        }

        Tell(now);
    }

    /// <summary>All results are there, and a judge begins to compare so many pairs, of which some are done.</summary>
    public void BeginPairs(int pairs, int done)
    {
        lock (_lock)
        {
            _pairs = pairs;
            _pairsDone = done;
            _pairRate = new RecentRate();
        }

        Tell();
    }

    /// <summary>A pair is compared.</summary>
    public void CountPair(bool isError)
    {
        RunProgress? now;
        lock (_lock)
        {
            _pairsDone++;
            _pairErrors += isError ? 1 : 0;
            if (_told is null)
            {
                return;
            }

            TimeSpan time = _gate.Now;
            _pairRate!.Add(time);
            now = LookAgain(time);
        }

        Tell(now);
    }

    /// <summary>Tells how far the run is, whenever that was told last.</summary>
    public void Tell()
    {
        if (_told is not null)
        {
            RunProgress now;
            lock (_lock)
            {
                now = Look(_gate.Now);
            }

            Tell(now);
        }
    }

    // Null where it was told a moment ago.
    private RunProgress? LookAgain(TimeSpan time)
    {
        if (time < _next)
        {
            return null;
        }

        _next = time + Between;
        return Look(time);
    }

    private void Tell(RunProgress? now)
    {
        if (now is null)
        {
            return;
        }

        try
        {
            _told!.Report(now);
        }
        catch (Exception)
        {
            // Whoever watches a run does not end it.
        }
    }

    private RunProgress Look(TimeSpan time)
    {
        (Usd spent, Usd doubtful) = _gate.Money;
        return new RunProgress
        {
            Total = _total,
            Done = _done,
            Failures = _failures,
            Remembered = _remembered,
            Refused = _gate.Refused,
            Spent = spent,
            Doubtful = doubtful,
            Cap = _cap,
            Pairs = _pairs,
            PairsDone = _pairsDone,
            PairErrors = _pairErrors,
            PerSecond = (_pairRate ?? _rate).PerSecond(time),
            Left = Left(time),
        };
    }

    private TimeSpan? Left(TimeSpan time)
    {
        double longest = _pairs > _pairsDone ? (_pairs - _pairsDone) / _pairRate!.PerSecond(time) : 0;
        for (int lane = 0; lane < _laneLeft.Length; lane++)
        {
            if (_laneLeft[lane] > 0)
            {
                longest = Math.Max(longest, _laneLeft[lane] / _laneRates[lane].PerSecond(time));
            }
        }

        return longest < TimeSpan.FromDays(365).TotalSeconds ? TimeSpan.FromSeconds(longest) : null;
    }
}
