using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>
/// Deletes cases that are kept no longer, with their texts: at the start and once an hour, and sooner again when there
/// was more than one go takes or the database could not be written.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Closing waits for what is under way, and then disposes.")]
internal sealed class CaseKeeping
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private readonly CaseStore _store;
    private readonly SnapshotHolder _snapshots;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _running;

    public CaseKeeping(CaseStore store, SnapshotHolder snapshots, TimeProvider time)
    {
        (_store, _snapshots, _time) = (store, snapshots, time);
        _running = Task.Run(RunAsync);
    }

    public async Task CloseAsync()
    {
        await _closing.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            await Task.Delay(Trim() ? Pause : Again, _time, _closing.Token);
        }
    }

    // Whether all is done for now.
    private bool Trim()
    {
        PeopleSettings people = _snapshots.Current.Settings.People;
        try
        {
            return !_store.Trim(queue => TimeSpan.FromDays(people.Of(queue).RetentionDays), _time.GetUtcNow());
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
