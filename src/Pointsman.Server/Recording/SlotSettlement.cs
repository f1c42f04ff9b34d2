namespace Pointsman.Server;

/// <summary>
/// Brings the attempts that an earlier process left in its slots into the database. One that had ended is written with
/// its figures; one that had only begun may have cost up to what was reserved, so that is its cost. A call that was
/// committed before the process could free its slots is known already and counts no second time.
/// </summary>
internal static class SlotSettlement
{
    private const int CallsPerCommit = 1_000;
    private const string Reason = "the server ended before the call did";

    /// <summary>Settles a file and frees its slots; zero, or SQLite's code, and then the slots are as they
    /// were.</summary>
    public static int Settle(SlotFile file, LedgerStatements statements)
    {
        CallRecord[] calls = [.. Calls(file)];
        foreach (CallRecord[] group in calls.Chunk(CallsPerCommit))
        {
            int code = statements.Write(group);
            if (code != 0)
            {
                return code;
            }
        }

        for (int i = 0; i < file.Count; i++)
        {
            file[i].State = SlotState.Free;
        }

        return 0;
    }

    private static IEnumerable<CallRecord> Calls(SlotFile file) => Enumerable.Range(0, file.Count)
        .Where(slot => file[slot].IsTaken)
        .GroupBy(slot => file[slot].CallId)
        .OrderBy(group => group.Key.Number)
        .Select(group => Call(file, group.OrderBy(slot => file[slot].Number)));

    private static CallRecord Call(SlotFile file, IEnumerable<int> slots)
    {
        var call = new CallRecord { Outcome = CallOutcome.Unknown, Reason = Reason };
        foreach (int slot in slots)
        {
            file[slot].StartOf(call);
            file[slot].AddTo(call, slot);
            call.TotalMs = Math.Max(call.TotalMs, call.Attempts[^1].EndedMs);
        }

        return call;
    }
}
