namespace Pointsman.Evaluation;

/// <summary>How many events a second, where the last half minute counts most.</summary>
internal sealed class RecentRate
{
    private const double Seconds = 20;

    private double _weight;
    private TimeSpan? _first;
    private TimeSpan _last;

    /// <summary>Something happened.</summary>
    public void Add(TimeSpan now)
    {
        _first ??= now;
        _weight = (_weight * Kept(now - _last)) + 1;
        _last = now;
    }

    /// <summary>The rate; 0 before anything happened.</summary>
    public double PerSecond(TimeSpan now)
    {
        if (_first is not { } first || now <= first)
        {
            return 0;
        }

        // The time before the first event is not counted as time without any.
        return _weight * Kept(now - _last) / (Seconds * (1 - Kept(now - first)));
    }

    private static double Kept(TimeSpan passed) => Math.Exp(-passed.TotalSeconds / Seconds);
}
