using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Buffers.Text;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>
/// Where cases come, are taken and answered. A case lives in the database; what lives here is who is waiting for it
/// right now. An answer goes to whoever waits, and else stays to be asked for.
/// </summary>
internal sealed class CaseDesk(CaseStore store, CaseBooks books, SnapshotHolder snapshots, TimeProvider time)
    : IDisposable
{
    private const int IdBytes = 18;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<PersonCase>> _awaited =
        new(StringComparer.Ordinal);

    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The cases, to be read.</summary>
    public CaseStore Store => store;

    /// <summary>How many cases of each queue are open, and when the oldest of them came.</summary>
    public IReadOnlyList<(string Queue, long Open, long OldestCame)> Open(DateTimeOffset now) => store.Open(now);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>A name that nobody guesses.</summary>
    public static string NewId() => "case_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));

    public PersonQueueSettings Settings(string queue) => snapshots.Current.Settings.People.Of(queue);

    /// <summary>
    /// Opens a case and waits for its answer; who does not wait gets it as it is now. Null when the queue is full.
    /// </summary>
    public async Task<PersonCase?> AskAsync(
        PersonCase asked, TimeSpan wait, Action opened, CancellationToken cancel)
    {
        var waiting = new TaskCompletionSource<PersonCase>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (wait > TimeSpan.Zero)
        {
            _awaited[asked.Id] = waiting;
        }

        try
        {
            if (!store.Open(asked, Settings(asked.Queue).Most))
            {
                return null;
            }

            opened();
            return wait > TimeSpan.Zero ? await WaitAsync(asked, waiting, wait, cancel) : asked;
        }
        finally
        {
            _awaited.TryRemove(asked.Id, out _);
        }
    }

    /// <summary>Holds a case for somebody, or for longer.</summary>
    public CaseChange Take(string id, string by)
    {
        DateTimeOffset now = Now;
        if (store.Find(id, now) is not { } found)
        {
            return Missing();
        }

        DateTimeOffset lease = now + Settings(found.Queue).Lease;
        return store.Take(id, by, now, lease) || store.Extend(id, by, now, lease)
            ? new CaseChange(store.Find(id, now), null)
            : Refused(id, now);
    }

    /// <summary>Gives a case back.</summary>
    public CaseChange Release(string id, string by)
    {
        DateTimeOffset now = Now;
        if (store.Find(id, now) is null)
        {
            return Missing();
        }

        return store.Release(id, by, now) ? new CaseChange(store.Find(id, now), null) : Refused(id, now, by);
    }

    /// <summary>Answers a case, once and for good.</summary>
    public CaseChange Answer(string id, string by, string text)
    {
        DateTimeOffset now = Now;
        if (store.Find(id, now) is not { } found)
        {
            return Missing();
        }

        PersonQueueSettings queue = Settings(found.Queue);
        TimeSpan worked = found.State == CaseState.Taken && found.TakenBy == by ? now - found.Taken!.Value : default;
        var cost = new Usd(
            queue.CostPerCase.Amount + (queue.CostPerHour.Amount * (decimal)Math.Max(0, worked.TotalHours)));
        if (!store.Answer(id, by, text, cost, books.SetAside(), now))
        {
            return Refused(id, now);
        }

        PersonCase answered = store.Find(id, now)!;
        if (_awaited.TryRemove(id, out TaskCompletionSource<PersonCase>? waiting))
        {
            // The call that waits has it in its own account, and tells when it does.
            waiting.SetResult(answered);
        }
        else if (books.Book(answered, now))
        {
            MarkBooked(id);
        }

        return new CaseChange(answered, null);
    }

    /// <summary>Closes a case that nobody shall answer.</summary>
    public CaseChange Withdraw(string id)
    {
        DateTimeOffset now = Now;
        if (store.Find(id, now) is null)
        {
            return Missing();
        }

        if (!store.Withdraw(id, now))
        {
            return Refused(id, now);
        }

        PersonCase withdrawn = store.Find(id, now)!;
        if (_awaited.TryRemove(id, out TaskCompletionSource<PersonCase>? waiting))
        {
            waiting.SetResult(withdrawn);
        }

        return new CaseChange(withdrawn, null);
    }

    /// <summary>
    /// Notes that an account has what an answer cost. Where that cannot be written, the next start finds it out.
    /// </summary>
    public void MarkBooked(string id)
    {
        try
        {
            store.MarkBooked(id);
        }
        catch (SqliteException)
        {
            // The ledger knows it, and is asked before it is booked again.
        }
    }

    /// <summary>Brings into the ledger what an earlier process had no time for, and nothing twice.</summary>
    public async Task RestoreAsync(CancellationToken cancel)
    {
        foreach (PersonCase answered in store.Unbooked(Now))
        {
            if (await books.HasAsync(answered, cancel))
            {
                store.MarkBooked(answered.Id);
                continue;
            }

            DecisionId booking = answered.Booking ?? books.SetAside();
            store.SetBooking(answered.Id, booking);
            if (books.Book(answered with { Booking = booking }, Now))
            {
                store.MarkBooked(answered.Id);
            }
        }
    }

    /// <summary>Whoever waits is told where to ask; the server is about to end.</summary>
    public void Stop() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();

    private async Task<PersonCase> WaitAsync(
        PersonCase asked, TaskCompletionSource<PersonCase> waiting, TimeSpan wait, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _stopping.Token);
        try
        {
            return await waiting.Task.WaitAsync(wait, time, either.Token);
        }
        catch (Exception over) when (over is TimeoutException or OperationCanceledException)
        {
            // Who answers takes the one who waits out of the list first; then the answer is on its way here.
            if (!_awaited.TryRemove(asked.Id, out _))
            {
                return await waiting.Task;
            }

            if (cancel.IsCancellationRequested)
            {
                store.Withdraw(asked.Id, Now);
                throw;
            }

            return asked;
        }
    }

    /// <summary>What is told of a case that is not there.</summary>
    public static CaseChange Missing() => new(null, new Fault(
        "id", "there is no such case", "write an id as it was told; what is over is deleted after a while"));

    // Why the case as it stands now takes no change.
    private CaseChange Refused(string id, DateTimeOffset now, string? by = null)
    {
        PersonCase? found = store.Find(id, now);
        Fault fault = found switch
        {
            null => Missing().Refused!,
            { State: CaseState.Answered } => new Fault(
                "state", $"{found.AnsweredBy} has answered it", "read the answer; it stands as it is"),
            { State: CaseState.Taken } when found.TakenBy != by => new Fault(
                "by", $"{found.TakenBy} has it until {found.Lease:HH:mm} UTC",
                "choose another case, or wait until it is released"),
            { State: CaseState.Withdrawn } => new Fault(
                "state", "it is withdrawn", "choose another case; nobody waits for this answer"),
            { State: CaseState.Expired } => new Fault(
                "state", "it has expired", "choose another case, or raise openDays of its queue"),
            _ => new Fault("state", "nobody has it", "take it first"),
        };
        return new CaseChange(found, fault);
    }
}
