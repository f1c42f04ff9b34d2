namespace Pointsman.Server;

/// <summary>
/// How a target has fared lately: its circuit breaker, its cooldown, its load, its latency. Times are milliseconds of
/// one steady clock that the caller reads.
/// </summary>
internal sealed class TargetHealth
{
    private const int Buckets = 6;

    private readonly BreakerSettings _settings;
    private readonly Lock _gate = new();
    private readonly int[] _failures = new int[Buckets];
    private readonly int[] _attempts = new int[Buckets];
    private long _bucket;
    private long _coolUntil;
    private long _brokenUntil;
    private bool _broken;
    private int _probes;
    private int _inFlight;
    private double _latency;
    private long _latencyAt;

    public TargetHealth(BreakerSettings settings) => _settings = settings;

    /// <summary>Requests that the target is working on.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>When its cooldown ends; in the past when there is none.</summary>
    public long CoolUntil => Volatile.Read(ref _coolUntil);

    /// <summary>When it may be tried again.</summary>
    public long FreeAt => Math.Max(CoolUntil, Volatile.Read(ref _broken) ? Volatile.Read(ref _brokenUntil) : 0);

    public TargetStanding Standing(long now)
    {
        TargetAvailability availability = TargetAvailability.Open;
        if (CoolUntil > now)
        {
            availability = TargetAvailability.Cooling;
        }
        else if (Volatile.Read(ref _broken))
        {
            bool probe = now >= Volatile.Read(ref _brokenUntil) && Volatile.Read(ref _probes) < _settings.Probes;
            availability = probe ? TargetAvailability.Probing : TargetAvailability.Broken;
        }

        double latency = Latency.Remembered(Volatile.Read(ref _latency), now - Volatile.Read(ref _latencyAt));
        return new TargetStanding(availability, InFlight, latency);
    }

    /// <summary>A request goes there. False when the breaker lets none through: another probe was quicker.</summary>
    public bool TryBegin(long now, out bool probe)
    {
        probe = false;
        if (Volatile.Read(ref _broken))
        {
            lock (_gate)
            {
                if (_broken)
                {
                    if (now < _brokenUntil || _probes >= _settings.Probes)
                    {
                        return false;
                    }

                    _probes++;
                    probe = true;
                }
            }
        }

        Interlocked.Increment(ref _inFlight);
        return true;
    }

    /// <summary>The request that was begun is over and says nothing of the target's health.</summary>
    public void EndNeutral(bool probe) => End(probe, failed: null, 0, 0);

    /// <summary>
    /// The request that was begun was refused for its own sake: the target is there, which is all a probe asks.
    /// </summary>
    public void EndThere(bool probe)
    {
        Interlocked.Decrement(ref _inFlight);
        lock (_gate)
        {
            _probes -= probe ? 1 : 0;
            if (_broken && probe)
            {
                Close();
            }
        }
    }

    /// <summary>The request that was begun went well, to the end of its answer.</summary>
    public void EndWell(bool probe, long now, double firstTokenMilliseconds) =>
        End(probe, failed: false, now, firstTokenMilliseconds);

    /// <summary>The request that was begun failed.</summary>
    public void EndBadly(bool probe, long now) => End(probe, failed: true, now, 0);

    /// <summary>Leaves the target alone until a time; a longer wait that was told before stands.</summary>
    public void Cool(long until)
    {
        lock (_gate)
        {
            _coolUntil = Math.Max(_coolUntil, until);
        }
    }

    private void End(bool probe, bool? failed, long now, double latency)
    {
        Interlocked.Decrement(ref _inFlight);
        lock (_gate)
        {
            _probes -= probe ? 1 : 0;
            if (failed is not { } bad)
            {
                return;
            }

            Roll(now);
            int bucket = (int)(_bucket % Buckets);
            _attempts[bucket]++;
            if (!bad)
            {
                _latency = Latency.With(_latency, now - _latencyAt, latency);
                _latencyAt = Math.Max(_latencyAt, now);
                if (_broken && probe)
                {
                    Close();
                }

                return;
            }

            _failures[bucket]++;
            if (_broken ? probe : IsTooMuch())
            {
                _broken = true;
                _brokenUntil = now + (long)_settings.Open.TotalMilliseconds;
            }
        }
    }

    private void Close()
    {
        _broken = false;
        Array.Clear(_failures);
        Array.Clear(_attempts);
    }

    private bool IsTooMuch()
    {
        int failures = _failures.Sum();
        return failures >= _settings.Failures && failures >= _settings.FailureShare * _attempts.Sum();
    }

    // Forgets what is older than the window.
    private void Roll(long now)
    {
        long width = Math.Max(1, (long)_settings.Window.TotalMilliseconds / Buckets);
        long current = now / width;
        long steps = Math.Min(current - _bucket, Buckets);
        for (long i = 1; i <= steps; i++)
        {
            int stale = (int)((_bucket + i) % Buckets);
            _failures[stale] = 0;
            _attempts[stale] = 0;
        }

        _bucket = Math.Max(_bucket, current);
    }
}
