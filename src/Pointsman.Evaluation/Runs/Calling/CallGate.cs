namespace Pointsman.Evaluation;

/// <summary>
/// Lets calls begin: no more in flight than the suite allows, none faster than its lane bears, none that could pass
/// the cap. Of the lanes that may begin a call, the one with the fewest in flight does.
/// </summary>
internal sealed class CallGate : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<CallLane> _lanes = [];
    private readonly int _most;
    private readonly TimeSpan _giveUpAfter;
    private readonly SpendMeter _spend;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly long _start;
    private int _inFlight;
    private long _begun;
    private bool _isClosed;
    private bool _isClosedToAsides;

    public CallGate(int most, TimeSpan giveUpAfter, SpendMeter spend, TimeProvider time)
    {
        _most = most;
        _giveUpAfter = giveUpAfter;
        _spend = spend;
        _time = time;
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(
            static gate => ((CallGate)gate!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether a call was refused because it could pass the cap.</summary>
    public bool IsCapReached { get; private set; }

    /// <summary>Since the run began.</summary>
    public TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Calls that were refused for their pace.</summary>
    public int Refused
    {
        get
        {
            lock (_lock)
            {
                return _lanes.Sum(lane => lane.Pace.Refused);
            }
        }
    }

    /// <summary>What was spent, and the most that calls without an answer may have cost on top.</summary>
    public (Usd Spent, Usd Doubtful) Money
    {
        get
        {
            lock (_lock)
            {
                return (_spend.Spent, _spend.Doubtful);
            }
        }
    }

    /// <summary>The lanes that were given up, and why.</summary>
    public IReadOnlyList<string> GivenUp
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. from lane in _lanes
                       where lane.Pace.Stopped is not null
                       select lane.Name.Length == 0 ? lane.Pace.Stopped : $"{lane.Name}: {lane.Pace.Stopped}",
                ];
            }
        }
    }

    /// <summary>The lane of a name; a new one where there is none.</summary>
    public CallLane Lane(string name, bool isAside = false)
    {
        lock (_lock)
        {
            CallLane? lane = _lanes.Find(one => one.Name == name && one.IsAside == isAside);
            if (lane is null)
            {
                lane = new CallLane(name, isAside, new LanePace(_most, _giveUpAfter));
                _lanes.Add(lane);
            }

            return lane;
        }
    }

    /// <summary>Whether a lane takes no more calls.</summary>
    public bool IsClosed(CallLane lane)
    {
        lock (_lock)
        {
            return IsShut(lane);
        }
    }

    /// <summary>Waits until a call may begin; null where it never will.</summary>
    public ValueTask<CallTicket?> EnterAsync(CallLane lane, Usd bound)
    {
        var waiter = new CallWaiter(bound);
        lock (_lock)
        {
            lane.Waiting.Enqueue(waiter);
            Grant();
        }

        return new ValueTask<CallTicket?>(waiter.Task);
    }

    /// <summary>A call was answered.</summary>
    public void Answered(CallLane lane, CallTicket ticket, Usd paid, Usd doubtful) => End(
        ticket, paid, doubtful, () => lane.Pace.Answered(Now, ticket.Began));

    /// <summary>A call failed. Whether its lane fails so often that this says nothing of the call.</summary>
    public bool Failed(CallLane lane, CallTicket ticket, CallFault fault)
    {
        bool trying = false;
        End(ticket, Usd.Zero, fault.MayBePaid ? ticket.Bound : Usd.Zero, () =>
        {
            lane.Pace.Failed(Now, ticket.Began, fault);
            trying = lane.Pace.IsTrying;
            if (lane is { IsAside: true, Pace.Stopped: not null })
            {
                // What nobody judges need not be asked.
                _isClosed = true;
            }
        });
        return trying;
    }

    /// <summary>A call was left in flight: nobody knows what it cost.</summary>
    public void Left(CallLane lane, CallTicket ticket) => End(ticket, Usd.Zero, ticket.Bound, lane.Pace.Left);

    /// <summary>Lets no call begin any more.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            _isClosedToAsides = true;
            Grant();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _timer.Dispose();

    private void End(CallTicket ticket, Usd paid, Usd doubtful, Action told)
    {
        lock (_lock)
        {
            _inFlight--;
            _spend.Settle(ticket.Bound, paid, doubtful);
            told();
            Grant();
        }
    }

    private void Ring()
    {
        lock (_lock)
        {
            Grant();
        }
    }

    private void Grant()
    {
        TimeSpan now = Now;
        while (true)
        {
            bool closed = _isClosed;
            CallLane? next = null;
            TimeSpan earliest = TimeSpan.MaxValue;
            foreach (CallLane lane in _lanes)
            {
                if (lane.Waiting.Count > 0 && MayBegin(lane, now, ref earliest) && IsBefore(lane, next))
                {
                    next = lane;
                }
            }

            if (closed != _isClosed)
            {
                // A lane was seen before this was known; those who wait in it have to hear of it.
                continue;
            }

            if (next is null)
            {
                if (earliest < TimeSpan.MaxValue)
                {
                    _timer.Change(Later(earliest), Timeout.InfiniteTimeSpan);
                }

                return;
            }

            Begin(next, now);
        }
    }

    private bool MayBegin(CallLane lane, TimeSpan now, ref TimeSpan earliest)
    {
        if (!IsShut(lane) && !_spend.CouldFit(lane.Waiting.Peek().Bound))
        {
            IsCapReached = true;
            _isClosed = true;
            _isClosedToAsides |= lane.IsAside;
        }

        if (IsShut(lane))
        {
            while (lane.Waiting.TryDequeue(out CallWaiter? waiter))
            {
                waiter.SetResult(null);
            }

            return false;
        }

        TimeSpan wait = lane.Pace.Wait(now);
        if (wait > TimeSpan.Zero)
        {
            earliest = wait < earliest ? wait : earliest;
        }

        return wait == TimeSpan.Zero && _inFlight < _most && _spend.Fits(lane.Waiting.Peek().Bound);
    }

    private static bool IsBefore(CallLane lane, CallLane? other) => other is null
        || (lane.Pace.InFlight, lane.Served).CompareTo((other.Pace.InFlight, other.Served)) < 0;

    private void Begin(CallLane lane, TimeSpan now)
    {
        CallWaiter waiter = lane.Waiting.Dequeue();
        _inFlight++;
        _spend.Reserve(waiter.Bound);
        lane.Pace.Began(now);
        lane.Served = ++_begun;
        waiter.SetResult(new CallTicket(now, waiter.Bound));
    }

    private bool IsShut(CallLane lane) =>
        (lane.IsAside ? _isClosedToAsides : _isClosed) || lane.Pace.Stopped is not null;

    // Timers count in milliseconds and round down: one that rings early would only be set anew.
    private static TimeSpan Later(TimeSpan wait) => TimeSpan.FromMilliseconds(
        Math.Min(Math.Ceiling(wait.TotalMilliseconds), TimeSpan.FromHours(24).TotalMilliseconds));
}
