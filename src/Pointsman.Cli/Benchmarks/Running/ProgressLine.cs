using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>
/// Shows how far a run is: on a terminal as a line that is drawn again, at most ten times a second; else as a line in
/// the log at every tenth, and after half a minute in any case.
/// </summary>
internal sealed class ProgressLine(Screen screen, TimeProvider time) : IProgress<RunProgress>, IDisposable
{
    private static readonly TimeSpan BetweenDrawn = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenTold = TimeSpan.FromSeconds(30);
    private const int Tenth = 10;

    private readonly Lock _lock = new();
    private long? _last;
    private int _told;
    private bool _pairs;

    /// <inheritdoc />
    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            TimeSpan since = _last is { } last ? time.GetElapsedTime(last) : TimeSpan.MaxValue;
            if (screen.Live)
            {
                if (since < BetweenDrawn && !ProgressText.IsWhole(value))
                {
                    return;
                }

                screen.Redraw(ProgressText.Drawn(value));
            }
            else
            {
                int tenth = ProgressText.Percent(value) / Tenth;
                if (ProgressText.IsPairing(value) != _pairs)
                {
                    // The tenths begin anew.
                    _pairs = !_pairs;
                    _told = -1;
                }

                if (_last is not null && tenth <= _told && since < BetweenTold)
                {
                    return;
                }

                bool first = _last is null && value.Done == 0;
                _told = tenth;
                if (!first)
                {
                    screen.Message(ProgressText.Plain(value));
                }
            }

            _last = time.GetTimestamp();
        }
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose() => screen.Redraw("");
}
