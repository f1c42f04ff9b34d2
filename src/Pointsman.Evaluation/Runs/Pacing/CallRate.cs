namespace Pointsman.Evaluation;

/// <summary>
/// How many calls a second a lane begins. There is no limit until the provider refuses a call for its pace. From then
/// on calls are spread evenly, at the rate that was let through; after a while without a refusal the rate grows
/// slowly, and each refusal takes back what the growth went too far.
/// </summary>
/// <remarks>
/// It has no clock: what it knows of time are the times that it is told. Refusals of calls that were begun before the
/// last cut belong to the same overload and cut nothing more.
/// </remarks>
internal sealed class CallRate
{
    // Below, so few calls were let through that they say nothing of a second.
    private const int FewCalls = 10;
    private const double LeastPerSecond = 0.02;
    private const double Headroom = 0.98;

    // A refusal so soon after a cut says that the cut was too small.
    private const double SecondsTooSoon = 2.05;
    private const double CallsTooSoon = 3;

    // A timer rings late; so much of what was missed is caught up with.
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    // How much the growth itself grows in a second: a limit may be many times what a first burst let through.
    private const double Acceleration = 0.4;

    // How much is kept when a cut was too small, and the next as well.
    private static readonly double[] Harder = [0.93, 0.87, 0.80, 0.75];

    private readonly AcceptedCalls _accepted = new();
    private double _rate;
    private double _growth;
    private double _held;
    private TimeSpan _next;
    private TimeSpan _notBefore;
    private TimeSpan _cut = TimeSpan.MinValue;
    private TimeSpan? _started;
    private TimeSpan _resumed;
    private TimeSpan _growsFrom;
    private TimeSpan _grown;
    private bool _isFirstCut;
    private bool _searches;
    private int _tooSmall;
    private int _letThrough;
    private int _begunSinceCut;
    private int _pauses;

    /// <summary>The rate; null while there is no limit.</summary>
    public double? PerSecond => _rate > 0 ? _rate : null;

    /// <summary>How long the next call has to wait.</summary>
    public TimeSpan Wait(TimeSpan now)
    {
        TimeSpan from = _rate > 0 && _next > _notBefore ? _next : _notBefore;
        return from > now ? from - now : TimeSpan.Zero;
    }

    /// <summary>A call was begun.</summary>
    public void Began(TimeSpan now)
    {
        _started ??= now;
        _accepted.Add(now);
        _begunSinceCut++;
        if (_rate > 0)
        {
            TimeSpan from = now - CatchUp;
            _next = (_next > from ? _next : from) + TimeSpan.FromSeconds(1 / _rate);
        }
    }

    /// <summary>A call was let through.</summary>
    public void LetThrough(TimeSpan now, TimeSpan began)
    {
        if (began > _cut)
        {
            _letThrough++;
            _pauses = 0;
        }

        if (_rate <= 0 || now < _growsFrom)
        {
            _grown = now;
            _held = _rate;
            return;
        }

        double seconds = Math.Min((now - _grown).TotalSeconds, 1);
        if (seconds < 0.05)
        {
            return;
        }

        _grown = now;
        if (_rate <= 2 * Math.Max(1, _accepted.InSecondBefore(now)))
        {
            // What is not used cannot be known to be allowed, so only a rate that is used grows.
            _rate *= 1 + (_growth * seconds);
            _growth = Math.Min(_growth * (1 + (Acceleration * seconds)), Math.Max(_growth, 0.5));
        }
    }

    /// <summary>
    /// A call was refused for its pace. Whether that is news: false where it belongs to an overload that was told
    /// before.
    /// </summary>
    public bool Refused(TimeSpan now, TimeSpan began, TimeSpan? retryAfter)
    {
        _accepted.Remove(began);
        if (retryAfter is { } asked)
        {
            HoldUntil(now + asked);
        }

        if (began <= _cut)
        {
            if (_isFirstCut)
            {
                _rate = Estimate(_cut);
            }

            return false;
        }

        _begunSinceCut--;
        bool waited = retryAfter is not null || _isFirstCut;
        _isFirstCut = _rate <= 0;
        TimeSpan hold = _isFirstCut
            ? First(now, retryAfter is not null)
            : Again(now, retryAfter ?? TimeSpan.Zero, waited);
        TimeSpan pause = retryAfter ?? (_isFirstCut ? FirstPause : TimeSpan.Zero);
        if (!_isFirstCut && _letThrough == 0)
        {
            // Nothing at all came through since the last cut: this is no matter of a few calls too many.
            TimeSpan longer = TimeSpan.FromSeconds(Math.Min(0.5 * Math.Pow(2, ++_pauses), 60));
            pause = longer > pause ? longer : pause;
        }

        _cut = now;
        _letThrough = 0;
        _begunSinceCut = 0;
        HoldUntil(now + (pause < LongestPause || retryAfter is not null ? pause : LongestPause));
        _resumed = _notBefore > now ? _notBefore : now;
        _growsFrom = _resumed + hold;
        _grown = _resumed;
        _next = _next > _resumed ? _next : _resumed;
        return true;
    }

    /// <summary>No call begins before.</summary>
    public void HoldUntil(TimeSpan time) => _notBefore = time > _notBefore ? time : _notBefore;

    private TimeSpan First(TimeSpan now, bool costsWait)
    {
        _searches = _accepted.InSecondBefore(now) < FewCalls;
        _rate = Estimate(now);
        // Where a refusal costs a wait, a guess that is good enough is better than one more try.
        _growth = _searches ? 1 : costsWait ? 0.01 : 0.05;
        return TimeSpan.FromSeconds(_searches ? 0 : costsWait ? 5 : 1);
    }

    private TimeSpan Again(TimeSpan now, TimeSpan pause, bool waited)
    {
        double seconds = (now - _resumed).TotalSeconds;
        // A bucket was empty at this cut and at the last, so in between it let through what ran into it.
        double through = Math.Min(_begunSinceCut / Math.Max((now - _cut).TotalSeconds, 0.05), _rate * Headroom);
        if (seconds < Math.Max(SecondsTooSoon, CallsTooSoon / _rate) && !_searches)
        {
            double kept = Harder[Math.Min(_tooSmall++, Harder.Length - 1)];
            kept = waited ? Math.Min(kept, Math.Max(KeptOfWindow(seconds), 0.4)) : kept;
            _rate = Math.Max(Math.Max(_rate * kept, through), LeastPerSecond);
            _growth = (1 - kept) / 10;
            return TimeSpan.FromSeconds(Math.Max(Math.Max(1.5, 5 * pause.TotalSeconds), 20 / _rate));
        }

        _tooSmall = 0;
        _rate = Math.Max(Lower(now, pause, through), LeastPerSecond);
        _growth = _searches ? 0.1 : pause > TimeSpan.Zero ? 0.005 : 0.008;
        // A refusal with a wait costs that wait, so it is risked the more seldom the longer the wait is.
        double hold = _searches ? 0.5 : Math.Max(Math.Max(3, 20 * pause.TotalSeconds), 100 / _rate);
        _searches = false;
        return TimeSpan.FromSeconds(Math.Min(hold, 600));
    }

    // Below the rate that was refused after it had gone well for a while.
    private double Lower(TimeSpan now, TimeSpan pause, double through)
    {
        if (now < _growsFrom && !_searches)
        {
            return Math.Max(_rate * 0.7, through);
        }

        double lower = _rate * (1 - Math.Clamp(_growth * 0.6, 0.03, 0.3));
        // Where a refusal costs a wait, it is back to what was known to go well.
        return pause > TimeSpan.Zero ? Math.Clamp(_held, lower * 0.95, lower) : lower;
    }

    // A window of a second that is full after so many seconds began at most a second before: the limit is between all
    // calls since then and those of the last second's share. What is taken is nearer to the more, since less is safe
    // but found out slowly.
    private static double KeptOfWindow(double seconds)
    {
        double most = Math.Min(seconds, 1);
        double least = Math.Min(Math.Max(seconds - 1, most / 2), 1);
        return (0.8 * most) + (0.2 * least);
    }

    private double Estimate(TimeSpan at)
    {
        int calls = _accepted.InSecondBefore(at);
        // A first call that is refused says nothing of the rate; one a second is tried then.
        return calls >= FewCalls
            ? calls * Headroom
            : Math.Max(1, calls / Math.Clamp((at - (_started ?? at)).TotalSeconds, 0.1, 1));
    }
}
