using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>
/// Writes what progressive routes have learned since it was last written: once a minute, and at the end. No request
/// waits for it. While the database cannot be written it is tried again with the next minute; a process that is killed
/// loses a minute of learning.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Closing waits for what is under way, and then disposes.")]
internal sealed class GainKeeping
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly UpgradeGains _gains;
    private readonly GainStore _store;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _closing = new();
    private readonly Dictionary<(string Route, string Bucket), UpgradeCount> _written = [];
    private readonly Task _running;

    public GainKeeping(UpgradeGains gains, GainStore store, TimeProvider time)
    {
        (_gains, _store, _time) = (gains, store, time);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Writes the rest and ends.</summary>
    public async Task CloseAsync()
    {
        await _closing.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Write();
        _closing.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            await Task.Delay(Pause, _time, _closing.Token);
            Write();
        }
    }

    private void Write()
    {
        (string Route, UpgradeCount Count)[] changed =
            [.. _gains.All().Where(one => _written.GetValueOrDefault((one.Route, one.Count.Bucket)) != one.Count)];
        if (changed.Length == 0)
        {
            return;
        }

        try
        {
            _store.Write(changed, _time.GetUtcNow());
        }
        catch (SqliteException)
        {
            return;
        }

        foreach ((string route, UpgradeCount count) in changed)
        {
            _written[(route, count.Bucket)] = count;
        }
    }
}
