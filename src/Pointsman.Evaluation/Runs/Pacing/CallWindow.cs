namespace Pointsman.Evaluation;

/// <summary>
/// How many calls of a lane may be in flight. It begins with few and multiplies as long as calls take no longer for it;
/// when they take much longer than they did at best, the provider only lets them queue, and the window shrinks.
/// </summary>
/// <remarks>
/// Answers are of very different lengths, so times are compared as geometric means over at least as many calls as the
/// window holds.
/// </remarks>
internal sealed class CallWindow(int most)
{
    private const int First = 8;
    private const int LeastCalls = 8;

    // It doubles up to here and then grows by half: at the first refusal, all that is in flight is too much.
    private const int LastDoubled = 16;

    private const double ForgottenPerMinute = 0.05;

    // In logarithms: from half as long again on it grows no more, from two and a half times on it shrinks.
    private static readonly double Longer = Math.Log(1.5);
    private static readonly double MuchLonger = Math.Log(2.5);

    private double _size = Math.Min(First, most);
    private double _best = double.PositiveInfinity;
    private double _sum;
    private int _calls;
    private bool _multiplies = true;
    private TimeSpan _looked;
    private TimeSpan _shrunk = TimeSpan.MinValue;

    /// <summary>The most calls in flight.</summary>
    public int Size => Math.Max(1, (int)_size);

    /// <summary>A call was answered.</summary>
    public void Answered(TimeSpan now, TimeSpan began)
    {
        _sum += Math.Log(Math.Max((now - began).TotalMilliseconds, 1));
        if (++_calls < Math.Max(LeastCalls, Size))
        {
            return;
        }

        double mean = _sum / _calls;
        // The best time is forgotten slowly, since providers differ by the hour.
        _best = Math.Min(_best + (ForgottenPerMinute * (now - _looked).TotalMinutes), mean);
        _looked = now;
        if (mean > _best + MuchLonger)
        {
            _multiplies = false;
            _size = Math.Max(Math.Min(First, most), _size * 0.75);
        }
        else if (mean <= _best + Longer)
        {
            _size = Math.Min(most, Next());
        }

        _sum = 0;
        _calls = 0;
    }

    /// <summary>The provider was overloaded or out of reach; calls begun before the last shrinking shrink no more.
    /// </summary>
    public void Failed(TimeSpan now, TimeSpan began)
    {
        if (began <= _shrunk)
        {
            return;
        }

        _shrunk = now;
        _multiplies = false;
        _size = Math.Max(1, _size / 2);
    }

    private double Next() => !_multiplies ? _size + Math.Max(1, _size / 10)
        : _size < LastDoubled ? _size * 2 : _size * 1.5;
}
