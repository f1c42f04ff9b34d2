using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Pointsman.Providers;

namespace Pointsman.Benchmarks;

/// <summary>
/// What reading the outline of a request takes. Each body is read in many short rounds and the quickest round counts,
/// so that a machine with other work on it tells the same as an idle one.
/// </summary>
internal static class ScanTimes
{
    private const int Rounds = 4_000;
    private const int RoundMicroseconds = 500;

    private const string System = "You answer for the support desk of a company that makes software for hospitals. "
        + "Be brief, say which setting matters, and say so when you do not know.";

    private const string Question = "Since the update the nightly export stops after forty seconds and the log says "
        + "\"connection reset by peer\". Two nodes stand behind a balancer. Where do we look first?";

    private static readonly string[] Lines =
    [
        "02:14:07 export: 1,204 of 9,981 documents are written",
        "02:14:09 export: waiting for node b (queue 17)",
        "02:14:31 warn: no answer from 10.2.0.7 for 20 s",
        "02:14:47 error: read failed: connection reset by peer",
    ];

    /// <summary>Prints a line for each body.</summary>
    public static void Print()
    {
        Console.WriteLine("| body | bytes | quickest round, ns | bytes allocated |");
        Console.WriteLine("|---|--:|--:|--:|");
        foreach ((string name, byte[] body) in Bodies())
        {
            RequestScanner.Read(body, out WireError? error);
            if (error is not null)
            {
                throw new InvalidOperationException(error.Message);
            }

            (double time, long bytes) = Measure(body);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {body.Length:N0} | {time:N0} | {bytes} |"));
        }
    }

    private static (double Nanoseconds, long Bytes) Measure(byte[] body)
    {
        // First the code has to be compiled for good.
        int each = 0;
        for (long from = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(from).TotalMilliseconds < 700; each++)
        {
            RequestScanner.Read(body, out _);
        }

        each = Math.Max(1, each * RoundMicroseconds / 700_000);
        double best = double.MaxValue;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < Rounds; round++)
        {
            long from = Stopwatch.GetTimestamp();
            for (int i = 0; i < each; i++)
            {
                RequestScanner.Read(body, out _);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(from).TotalNanoseconds / each);
        }

        return (best, (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds / each);
    }

    private static IEnumerable<(string Name, byte[] Body)> Bodies()
    {
        yield return ("a question, 0.4 KB", Write(Question));
        yield return ("a question with a log, 0.9 KB", Write(Log(620, " / ")));
        yield return ("one text of 43 KB", Write(Log(43_000, " / ")));
        yield return ("one text of 43 KB in lines", Write(Log(43_000, "\n")));
        yield return ("43 KB in 60 turns", Write([.. Enumerable.Range(0, 60).Select(_ => Log(550, "\n"))]));
    }

    private static string Log(int bytes, string between)
    {
        var log = new StringBuilder(Question).Append(' ');
        for (int i = 0; log.Length < bytes; i++)
        {
            log.Append(Lines[i % Lines.Length]).Append(between);
        }

        return log.ToString();
    }

    private static byte[] Write(params string[] turns) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        model = "chat",
        messages = turns
            .Select((text, i) => new { role = i % 2 == 0 ? "user" : "assistant", content = text })
            .Prepend(new { role = "system", content = System }),
        temperature = 0.7,
        max_tokens = 400,
    });
}
