using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Pointsman.Server;

/// <summary>
/// The one who redacts and writes texts: it sleeps until there are some, and once an hour deletes what is kept no
/// longer. A commit that fails is tried again; meanwhile texts wait, and what has no room is dropped before it comes
/// here.
/// </summary>
internal sealed class TextWriting
{
    private const int MostPerCommit = 100;
    private const long BytesPerCommit = 4 * 1024 * 1024;
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TrimPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan TrimRetry = TimeSpan.FromMinutes(1);

    private readonly ChannelReader<CapturedTexts> _waiting;
    private readonly TextStatements _statements;
    private readonly SnapshotHolder _snapshots;
    private readonly TimeProvider _time;
    private readonly Action<CapturedTexts, bool> _done;
    private DateTimeOffset _nextTrim = DateTimeOffset.MinValue;

    // Each text is handed to done when it left the queue, with whether it was stored.
    public TextWriting(
        ChannelReader<CapturedTexts> waiting, TextStatements statements, SnapshotHolder snapshots, TimeProvider time,
        Action<CapturedTexts, bool> done)
    {
        _waiting = waiting;
        _statements = statements;
        _snapshots = snapshots;
        _time = time;
        _done = done;
    }

    /// <summary>Writes until the queue is closed and empty, or it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var came = new List<CapturedTexts>();
        var redacted = new List<CapturedTexts>();
        TimeSpan untilTrim = TimeSpan.Zero;
        while (await AnyAsync(untilTrim, cancel))
        {
            Take(came, redacted);
            if (redacted.Count > 0)
            {
                await WriteAsync(redacted, cancel);
            }

            came.ForEach(one => _done(one, true));
            came.Clear();
            redacted.Clear();
            untilTrim = Trim();
        }
    }

    // False when no more will come; true when some are there, or it is time to delete.
    private async Task<bool> AnyAsync(TimeSpan untilTrim, CancellationToken cancel)
    {
        if (untilTrim <= TimeSpan.Zero)
        {
            return !_waiting.Completion.IsCompleted;
        }

        using var trim = new CancellationTokenSource(untilTrim, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(trim.Token, cancel);
        try
        {
            return await _waiting.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return true;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "What cannot be redacted is not stored, whatever the reason.")]
    private void Take(List<CapturedTexts> came, List<CapturedTexts> redacted)
    {
        long bytes = 0;
        while (came.Count < MostPerCommit && bytes < BytesPerCommit && _waiting.TryRead(out CapturedTexts? next))
        {
            try
            {
                redacted.Add(next.Redacted());
                came.Add(next);
                bytes += next.Size;
            }
            catch (Exception)
            {
                _done(next, false);
            }
        }
    }

    private async Task WriteAsync(List<CapturedTexts> redacted, CancellationToken cancel)
    {
        TimeSpan pause = FirstRetry;
        while (_statements.Write(redacted) != 0)
        {
            await Task.Delay(pause, _time, cancel);
            pause = pause * 2 < LongestRetry ? pause * 2 : LongestRetry;
        }
    }

    // Deletes a little when it is time to, and says how long until the next time.
    private TimeSpan Trim()
    {
        DateTimeOffset now = _time.GetUtcNow();
        if (now >= _nextTrim)
        {
            IEnumerable<RouteSettings> routes =
                _snapshots.Current.Settings.Routes.Values.Where(route => route.Store.Prompts);
            int code = _statements.Trim(now, routes, out bool more);
            _nextTrim = code != 0 ? now + TrimRetry : more ? now : now + TrimPause;
        }

        TimeSpan left = _nextTrim - now;
        return left < TrimPause ? left : TrimPause;
    }
}
