namespace Pointsman.Evaluation;

/// <summary>
/// When a lane may begin its next call: how many are in flight, how many a second, and whether it is worth asking at
/// all. It decides by what it is told and has neither a clock nor chance.
/// </summary>
internal sealed class LanePace(int most, TimeSpan giveUpAfter)
{
    private readonly CallWindow _window = new(most);
    private readonly CallRate _rate = new();
    private readonly LaneHealth _health = new(giveUpAfter);

    /// <summary>Calls in flight.</summary>
    public int InFlight { get; private set; }

    /// <summary>Calls that were refused for their pace.</summary>
    public int Refused { get; private set; }

    /// <summary>The most calls in flight now.</summary>
    public int Window => _window.Size;

    /// <summary>The rate; null while there is no limit.</summary>
    public double? PerSecond => _rate.PerSecond;

    /// <summary>Why the lane was given up; null while it is not.</summary>
    public string? Stopped => _health.Stopped;

    /// <summary>Whether the lane failed often in a row, so that a failure says nothing of its call.</summary>
    public bool IsTrying => _health.IsTrying;

    /// <summary>How long the next call has to wait; infinite until a call ends.</summary>
    public TimeSpan Wait(TimeSpan now)
    {
        if (InFlight >= (_health.IsTrying ? 1 : _window.Size))
        {
            return Timeout.InfiniteTimeSpan;
        }

        TimeSpan pace = _rate.Wait(now);
        TimeSpan health = _health.Wait(now);
        return pace > health ? pace : health;
    }

    /// <summary>A call was begun.</summary>
    public void Began(TimeSpan now)
    {
        InFlight++;
        _rate.Began(now);
    }

    /// <summary>A call was answered.</summary>
    public void Answered(TimeSpan now, TimeSpan began)
    {
        InFlight--;
        _window.Answered(now, began);
        _rate.LetThrough(now, began);
        _health.Answered();
    }

    /// <summary>A call was given up by the run itself, which says nothing of the provider.</summary>
    public void Left() => InFlight--;

    /// <summary>A call failed.</summary>
    public void Failed(TimeSpan now, TimeSpan began, CallFault fault)
    {
        InFlight--;
        switch (fault.Sort)
        {
            case CallFaultSort.Refused:
                _rate.LetThrough(now, began);
                _health.Answered();
                break;
            case CallFaultSort.Pace:
                Refused++;
                bool another = _rate.Refused(now, began, fault.RetryAfter);
                if (another)
                {
                    _health.Failed(now, began, fault);
                }

                break;
            case CallFaultSort.Key:
                _health.Failed(now, began, fault);
                break;
            default:
                _window.Failed(now, began);
                _health.Failed(now, began, fault);
                if (fault.RetryAfter is { } asked)
                {
                    _rate.HoldUntil(now + asked);
                }

                break;
        }
    }
}
