namespace Pointsman.Server;

/// <summary>
/// Keeps retries a share of the requests of the last minute, so that an outage is not doubled by those who wait for
/// its end. Counts in steps of ten seconds; a handful of retries is always allowed.
/// </summary>
internal sealed class RetryBudget
{
    private const int Steps = 6;
    private const long StepMilliseconds = 10_000;
    private const int Always = 10;

    private readonly Lock _gate = new();
    private readonly int[] _requests = new int[Steps];
    private readonly int[] _retries = new int[Steps];
    private long _step;

    public void CountRequest(long now)
    {
        lock (_gate)
        {
            _requests[Roll(now)]++;
        }
    }

    public bool TryRetry(long now, double share)
    {
        lock (_gate)
        {
            int step = Roll(now);
            if (_retries.Sum() >= Always + (share * _requests.Sum()))
            {
                return false;
            }

            _retries[step]++;
            return true;
        }
    }

    private int Roll(long now)
    {
        long step = now / StepMilliseconds;
        for (long i = Math.Min(step - _step, Steps); i > 0; i--)
        {
            int stale = (int)((step - i + 1) % Steps);
            _requests[stale] = 0;
            _retries[stale] = 0;
        }

        _step = Math.Max(_step, step);
        return (int)(_step % Steps);
    }
}
