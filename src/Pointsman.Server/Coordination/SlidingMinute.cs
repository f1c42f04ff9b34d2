using System.Numerics;

namespace Pointsman.Server;

/// <summary>
/// The sum of the last minute, kept by the second. What was added in a second counts until 60 whole seconds have
/// passed since that second ended, so no stretch of 60 seconds ever holds more than the limit. A window that starts
/// anew each minute lets twice the limit pass around its edge, and so do, nearly, a weighted pair of windows and a
/// bucket that refills; the price of being exact is 61 numbers, and that an amount counts up to a second too long.
/// </summary>
internal sealed class SlidingMinute<T>
    where T : struct, INumber<T>
{
    private const int Slots = 61;

    private readonly T[] _slots = new T[Slots];
    private long _second;
    private T _total;

    /// <summary>What counts now.</summary>
    public T Total => _total;

    /// <summary>Lets time go on to a second; it never goes back.</summary>
    public void Advance(long second)
    {
        long passed = Math.Min(second - _second, Slots);
        for (long i = 0; i < passed; i++)
        {
            ref T slot = ref _slots[(int)((second - i) % Slots)];
            _total -= slot;
            slot = T.Zero;
        }

        _second = second;
    }

    /// <summary>Adds an amount to the running second.</summary>
    public void Add(T amount)
    {
        _slots[(int)(_second % Slots)] += amount;
        _total += amount;
    }

    /// <summary>
    /// Takes an amount back out of the second in which it was added; nothing when that has passed. A request that came
    /// before the minute was limited was never added, so no second falls below nothing.
    /// </summary>
    public void GiveBack(long second, T amount)
    {
        if (second > _second - Slots)
        {
            ref T slot = ref _slots[(int)(second % Slots)];
            T back = T.Min(slot, amount);
            slot -= back;
            _total -= back;
        }
    }

    /// <summary>How long until at most <paramref name="most"/> counts, in ticks, when nothing is added.</summary>
    public long TicksUntil(T most, long elapsed)
    {
        T left = _total;
        long oldest = Math.Max(0, _second - Slots + 1);
        for (long second = oldest; second <= _second && left > most; second++)
        {
            left -= _slots[(int)(second % Slots)];
            if (left <= most)
            {
                return ((second + Slots) * TimeSpan.TicksPerSecond) - elapsed;
            }
        }

        return 0;
    }
}
