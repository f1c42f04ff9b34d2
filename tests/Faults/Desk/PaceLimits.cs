using System.Collections.Concurrent;

namespace Pointsman.Faults;

/// <summary>Counts how many attempts of a model came, and refuses those that came too fast.</summary>
internal sealed class PaceLimits(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Meter> _meters = new(StringComparer.Ordinal);
    private readonly long _start = time.GetTimestamp();

    /// <summary>Forgets what came.</summary>
    public void Clear() => _meters.Clear();

    /// <summary>What becomes of an attempt that comes now: 429 where it is one too many.</summary>
    public Behaviour Apply(string model, Behaviour read)
    {
        if (read is { PerSecond: 0, PerWholeSecond: 0 })
        {
            return read;
        }

        Meter meter = _meters.GetOrAdd(model, _ => new Meter());
        double now = time.GetElapsedTime(_start).TotalSeconds;
        lock (meter)
        {
            bool fits = (read.PerSecond == 0 || meter.TakesEvenly(now, read.PerSecond))
                && (read.PerWholeSecond == 0 || meter.TakesInSecond(now, read.PerWholeSecond));
            return fits ? read with { Status = 0 } : read with { Status = 429 };
        }
    }

    private sealed class Meter
    {
        private double? _there;
        private double _at;
        private double _second = -1;
        private int _taken;

        public bool TakesEvenly(double now, int perSecond)
        {
            double there = Math.Min(perSecond, (_there ?? perSecond) + ((now - _at) * perSecond));
            _at = now;
            _there = there >= 1 ? there - 1 : there;
            return there >= 1;
        }

        public bool TakesInSecond(double now, int most)
        {
            double second = Math.Floor(now);
            _taken = second == _second ? _taken + 1 : 1;
            _second = second;
            return _taken <= most;
        }
    }
}
