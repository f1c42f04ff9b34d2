using System.Diagnostics;

namespace Pointsman.Server.Tests;

/// <summary>
/// A process that does nothing but begin, end and record calls until it is killed, and prints the id of each call once
/// its attempt has begun. It is this test program, diverted at its start.
/// </summary>
internal static class LedgerChild
{
    private const string FolderVariable = "POINTSMAN_TEST_LEDGER_CHILD";

    // Were the test itself killed, its child should not run for ever.
    private const int MostCalls = 100_000;

    public static Process Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(LedgerChild).Assembly.Location;
        start.Environment[FolderVariable] = folder;
        return Process.Start(start) ?? throw new InvalidOperationException("the child did not start");
    }

    /// <summary>Becomes the child when the environment says so, and then does not return.</summary>
    public static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder)
        {
            Run(folder);
            Environment.Exit(0);
        }
    }

    private static void Run(string folder)
    {
        Database database = Database.Open(folder);
        Ledger ledger = Ledger.Open(database, new LedgerOptions { Slots = 2_000 }, TimeProvider.System);
        var start = new AttemptStart { Target = "mock/small", Provider = "mock", Reserved = new Usd(1m) };
        var end = new AttemptEnd { Outcome = AttemptOutcome.Ok, Cost = new Usd(0.5m), PriceKnown = true };
        for (int i = 0; i < MostCalls; i++)
        {
            CallRecord call = ledger.NewCall();
            if (ledger.TryBegin(call, in start, out AttemptRecord? attempt))
            {
                Console.WriteLine(call.Id);

                // Every third call stays in flight for ever.
                if (i % 3 != 0)
                {
                    ledger.End(attempt, in end);
                    ledger.Record(call);
                }
            }
        }
    }
}
