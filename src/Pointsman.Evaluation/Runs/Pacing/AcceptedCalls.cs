namespace Pointsman.Evaluation;

/// <summary>
/// Counts the calls that were begun in the last second and not refused. What a provider lets through is counted when it
/// arrives there, not when its answer is back: answers take seconds, refusals come at once.
/// </summary>
internal sealed class AcceptedCalls
{
    private const int StepsPerSecond = 50;
    private const int Kept = StepsPerSecond * 3;

    private readonly int[] _counts = new int[Kept];
    private readonly long[] _steps = new long[Kept];

    /// <summary>A call was begun.</summary>
    public void Add(TimeSpan began) => Slot(Step(began))++;

    /// <summary>A call that was begun then was refused.</summary>
    public void Remove(TimeSpan began)
    {
        long step = Step(began);
        if (_steps[step % Kept] == step && _counts[step % Kept] > 0)
        {
            _counts[step % Kept]--;
        }
    }

    /// <summary>How many of the calls begun within the second before are not refused.</summary>
    public int InSecondBefore(TimeSpan end)
    {
        long last = Step(end);
        int sum = 0;
        for (long step = Math.Max(0, last - StepsPerSecond + 1); step <= last; step++)
        {
            sum += _steps[step % Kept] == step ? _counts[step % Kept] : 0;
        }

        return sum;
    }

    private static long Step(TimeSpan at) => at.Ticks / (TimeSpan.TicksPerSecond / StepsPerSecond);

    private ref int Slot(long step)
    {
        ref int count = ref _counts[step % Kept];
        if (_steps[step % Kept] != step)
        {
            _steps[step % Kept] = step;
            count = 0;
        }

        return ref count;
    }
}
