using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>
/// Whether a lane is worth asking. After many failures in a row only one call at a time is tried, after growing waits;
/// when that goes on for too long, or the key is refused again and again, the lane is given up.
/// </summary>
internal sealed class LaneHealth(TimeSpan giveUpAfter)
{
    /// <summary>So many failures in a row, and a lane is only tried now and then.</summary>
    public const int MostInRow = 10;

    private const int MostMessageLetters = 200;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private int _inRow;
    private int _keysInRow;
    private TimeSpan _since;
    private TimeSpan _waitSet = TimeSpan.MinValue;
    private TimeSpan _wait;
    private TimeSpan _tryAt;

    /// <summary>Why it was given up; null while it is not.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Whether one call at a time is tried.</summary>
    public bool IsTrying => _inRow >= MostInRow;

    /// <summary>How long the next try has to wait.</summary>
    public TimeSpan Wait(TimeSpan now) => IsTrying && _tryAt > now ? _tryAt - now : TimeSpan.Zero;

    /// <summary>The provider is there: it answered, or refused a request for the request's own sake.</summary>
    public void Answered()
    {
        _inRow = 0;
        _keysInRow = 0;
        _wait = TimeSpan.Zero;
    }

    /// <summary>A call failed in a way that says nothing of its request.</summary>
    public void Failed(TimeSpan now, TimeSpan began, CallFault fault)
    {
        if (_inRow++ == 0)
        {
            _since = now;
        }

        _keysInRow = fault.Sort == CallFaultSort.Key ? _keysInRow + 1 : 0;
        if (fault.RetryAfter > giveUpAfter)
        {
            Stopped ??= $"it asks to be left alone for {Text(fault.RetryAfter.Value)} ({fault.Kind})";
        }
        else if (_keysInRow >= MostInRow)
        {
            Stopped ??= $"{_keysInRow} calls in a row were refused: {Said(fault)}";
        }

        if (!IsTrying)
        {
            return;
        }

        if (now - _since >= giveUpAfter)
        {
            Stopped ??= $"{_inRow} calls in a row failed within {Text(now - _since)}, the last: {Said(fault)}";
        }

        // What was in flight when the waiting began failed for the same reason, and makes no wait longer.
        if (began >= _waitSet)
        {
            _wait = _wait == TimeSpan.Zero ? FirstWait : _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
            _waitSet = now;
            TimeSpan wait = fault.RetryAfter is { } asked && asked > _wait ? asked : _wait;
            _tryAt = now + wait;
        }
    }

    private static string Said(CallFault fault) => fault.Message.Length <= MostMessageLetters
        ? $"{fault.Kind}, {fault.Message}"
        : $"{fault.Kind}, {fault.Message.AsSpan(0, MostMessageLetters)}…";

    private static string Text(TimeSpan span) => span.TotalSeconds < 120
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min");
}
