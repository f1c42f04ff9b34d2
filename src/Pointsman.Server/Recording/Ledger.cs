using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.ObjectPool;

namespace Pointsman.Server;

/// <summary>
/// Where every attempt is known before its request goes out, and every call is written after it ended. The way of a
/// call: <see cref="NewCall"/>, then for each attempt <see cref="TryBegin"/> and <see cref="End"/>, and at last
/// <see cref="Record"/>. None of them waits, takes a lock, calls the system or allocates.
/// </summary>
/// <remarks>
/// An attempt lies in a slot of a mapped file from its begin until its call is committed. A process that is killed
/// leaves the file behind, and the next one settles it. While commits fail, finished calls wait in their slots; when no
/// slot is left, attempts are refused or pass, as <see cref="LedgerOptions.PassWhenFull"/> says.
/// </remarks>
public sealed class Ledger : IAsyncDisposable
{
    /// <summary>How many attempts a call can have.</summary>
    public const int MostAttempts = CallIds.MostAttempts;

    private const int PooledCalls = 4_096;

    private readonly LedgerOptions _options;
    private readonly FolderLock _lock;
    private readonly SlotFile _slots;
    private readonly FreeList _free;
    private readonly CallIds _ids;
    private readonly LedgerStatements _statements;
    private readonly LedgerWriter _writer;
    private readonly DefaultObjectPool<CallRecord> _pool = new(new CallRecordPolicy(), PooledCalls);
    private readonly List<int> _freed = [];
    private readonly int _settled;
    private long _refused;
    private long _withoutSlot;
    private long _dropped;
    private int _closed;

    private Ledger(
        FolderLock folderLock, SlotFile slots, WriteConnection connection, LedgerStatements statements,
        LedgerOptions options, TimeProvider time)
    {
        _options = options;
        _lock = folderLock;
        _slots = slots;
        _free = new FreeList(slots.Count);
        _statements = statements;
        _settled = statements.NewAttempts;
        _ids = new CallIds(time, statements.LastCall);
        _writer = new LedgerWriter(
            statements, new LedgerTrimming(connection, options, time), options, time, Committed);
    }

    /// <summary>How it is doing.</summary>
    public LedgerHealth Health => new()
    {
        FailingSince = _writer.Trouble?.Since,
        Problem = _writer.Trouble?.Fault,
        WaitingCalls = _writer.Waiting,
        Slots = _slots.Count,
        FreeSlots = _free.Free,
        RefusedAttempts = Volatile.Read(ref _refused),
        AttemptsWithoutSlot = Volatile.Read(ref _withoutSlot),
        DroppedCalls = Volatile.Read(ref _dropped),
        FailedCommits = _writer.FailedCommits,
        SettledAttempts = _settled,
    };

    /// <summary>Opens the ledger of a data folder, and settles what an earlier process left in flight.</summary>
    /// <exception cref="FaultsException">Another server has the folder, an option is out of its range, or a file
    /// cannot be used.</exception>
    public static Ledger Open(Database database, LedgerOptions options, TimeProvider time)
    {
        FaultsException.ThrowIfAny(options.Faults());
        var folderLock = FolderLock.Take(database.Folder);
        WriteConnection? connection = null;
        try
        {
            connection = database.ConnectForWriting(options.BusyTimeout);
            var statements = new LedgerStatements(connection);
            SlotFile slots = OpenSlots(database, options, statements);
            return new Ledger(folderLock, slots, connection, statements, options, time);
        }
        catch
        {
            connection?.Dispose();
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>A record for a call that begins now, with its id.</summary>
    public CallRecord NewCall()
    {
        CallRecord call = _pool.Get();
        call.Start(_ids.Next(out long startedUnixMs), startedUnixMs);
        return call;
    }

    /// <summary>An id for a call that is recorded later.</summary>
    internal DecisionId SetAside() => _ids.Next(out _);

    /// <summary>
    /// A record for a call with an id that was set aside. Of several with the same id the first that is written stands.
    /// </summary>
    internal CallRecord LaterCall(DecisionId id, DateTimeOffset began)
    {
        CallRecord call = _pool.Get();
        call.Start(id, began.ToUnixTimeMilliseconds());
        return call;
    }

    /// <summary>
    /// Notes an attempt before its request goes out. What the call says of itself so far is noted with it, so set its
    /// key, tags, route, format and model before.
    /// </summary>
    /// <returns>False when no slot is free, the call has had <see cref="MostAttempts"/>, or the ledger is closed: then
    /// the request must not go out.</returns>
    public bool TryBegin(CallRecord call, in AttemptStart start, [NotNullWhen(true)] out AttemptRecord? attempt)
    {
        attempt = null;
        int number = call.Attempts.Length + 1;
        if (number > MostAttempts || Volatile.Read(ref _closed) != 0)
        {
            return false;
        }

        if (!_free.TryTake(out int slot))
        {
            if (!_options.PassWhenFull)
            {
                Interlocked.Increment(ref _refused);
                return false;
            }

            Interlocked.Increment(ref _withoutSlot);
            slot = AttemptRecord.NoSlot;
        }

        attempt = call.AddAttempt();
        attempt.Begin(number, slot, in start);
        if (slot != AttemptRecord.NoSlot)
        {
            _slots[slot].Begin(call, attempt);
        }

        return true;
    }

    /// <summary>Notes how an attempt ended.</summary>
    public void End(AttemptRecord attempt, in AttemptEnd end)
    {
        attempt.End(in end);
        if (attempt.Slot != AttemptRecord.NoSlot)
        {
            _slots[attempt.Slot].End(attempt);
        }
    }

    /// <summary>
    /// Hands a finished call over to be written; the record is the ledger's from now on. An attempt that has not ended
    /// counts as unknown and costs what was reserved.
    /// </summary>
    public void Record(CallRecord call)
    {
        if (!HoldsSlot(call) && _writer.Waiting >= _options.MostWaiting)
        {
            Interlocked.Increment(ref _dropped);
            _pool.Return(call);
            return;
        }

        _writer.Add(call);
    }

    /// <summary>Completes when all calls recorded so far can be read; cancelled when the ledger closes without having
    /// written them.</summary>
    public Task FlushAsync(CancellationToken cancellationToken = default) => _writer.FlushAsync(cancellationToken);

    /// <summary>
    /// Writes all that waits and closes. What cannot be written within <see cref="LedgerOptions.DrainTimeout"/>
    /// stays in the slots for the next start.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        await _writer.CloseAsync().ConfigureAwait(false);

        // The slots stay mapped until nobody can reach them: a request that outlives the ledger may still end.
        _statements.Dispose();
        _lock.Dispose();
    }

    private static SlotFile OpenSlots(Database database, LedgerOptions options, LedgerStatements statements)
    {
        if (SlotFile.OpenExisting(database.Folder) is not { } slots)
        {
            return SlotFile.Create(database.Folder, options.Slots);
        }

        int code = SlotSettlement.Settle(slots, statements);
        if (code != 0)
        {
            slots.Dispose();
            throw new FaultsException([SqliteProblem.Fault(database.File, code)]);
        }

        if (slots.Count == options.Slots)
        {
            return slots;
        }

        slots.Dispose();
        return SlotFile.Create(database.Folder, options.Slots);
    }

    private static bool HoldsSlot(CallRecord call)
    {
        foreach (AttemptRecord attempt in call.Attempts)
        {
            if (attempt.Slot != AttemptRecord.NoSlot)
            {
                return true;
            }
        }

        return false;
    }

    private void Committed(ReadOnlySpan<CallRecord> calls)
    {
        _freed.Clear();
        foreach (CallRecord call in calls)
        {
            foreach (AttemptRecord attempt in call.Attempts)
            {
                if (attempt.Slot != AttemptRecord.NoSlot)
                {
                    _slots[attempt.Slot].State = SlotState.Free;
                    _freed.Add(attempt.Slot);
                }
            }

            _pool.Return(call);
        }

        _free.Give(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_freed));
    }
}
