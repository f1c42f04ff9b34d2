using System.Globalization;
using System.Text;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Errors of the gateway itself: each is counted and told in one line, but for more than somebody can read. A line has
/// no exception's message, since that might hold a prompt.
/// </summary>
internal sealed class InternalErrors(Action<string> tell, TimeProvider time) : IDisposable
{
    /// <summary>What such an error is called, whoever is told of it.</summary>
    public const string Code = "internal_error";

    private const int MostPerMinute = 10;
    private const int MostTypes = 8;
    private const int MostFrames = 12;
    private const int MostOfFrame = 200;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long _count;
    private long _since;
    private int _told;
    private int _leftOut;
    private ITimer? _minute;

    /// <summary>How many there were since the start.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Takes note of an error in a call, and says what the client is told.</summary>
    public WireError Note(Call call, Exception error)
    {
        call.HasFault = true;
        return Note(call.Id.ToString(), call.Route?.Route.Name ?? "unknown", error);
    }

    /// <summary>Takes note of an error, and says what the client is told.</summary>
    public WireError Note(string decision, string route, Exception error)
    {
        Note($"decision {decision}, route {route}", error);
        return Error(decision);
    }

    /// <summary>Takes note of an error in a request that is no call, and gives the id that it is told under.</summary>
    public string NoteRequest(string place, Exception error)
    {
        string id = "err_" + Guid.NewGuid().ToString("N")[..24];
        Note($"request {id}, {place}", error);
        return id;
    }

    /// <summary>What a client is told of an error that was noted.</summary>
    public static WireError Error(string id) => new(500, Code,
        $"the gateway itself failed; nothing is wrong with the request. Its operator finds the cause under {id} in "
        + "what the gateway wrote; try again, and report it when it happens again");

    /// <summary>Tells how many were left out.</summary>
    public void Dispose() => EndMinute();

    private void Note(string where, Exception error)
    {
        Interlocked.Increment(ref _count);
        lock (_gate)
        {
            if (_told == 0 || time.GetElapsedTime(_since) >= Minute)
            {
                TellRest();
                _since = time.GetTimestamp();
            }

            if (_told < MostPerMinute)
            {
                _told++;
                Tell($"internal error, {where}: {Types(error)} at {Frames(error)}");
            }
            else if (_leftOut++ == 0)
            {
                TimeSpan left = Minute - time.GetElapsedTime(_since);
                _minute = time.CreateTimer(_ => EndMinute(), null, left, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void EndMinute()
    {
        lock (_gate)
        {
            TellRest();
        }
    }

    private void TellRest()
    {
        if (_leftOut > 0)
        {
            Tell($"internal errors: {_leftOut} more in the minute before");
        }

        _minute?.Dispose();
        _minute = null;
        (_told, _leftOut) = (0, 0);
    }

    private void Tell(string what)
    {
        string now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        try
        {
            tell($"{now} {what}");
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // Nobody is there to read it; the count stands.
        }
    }

    private static string Types(Exception error)
    {
        var text = new StringBuilder(error.GetType().FullName);
        Exception? inner = error.InnerException;
        for (int i = 1; inner is not null && i < MostTypes; i++)
        {
            text.Append(" < ").Append(inner.GetType().FullName);
            inner = inner.InnerException;
        }

        return text.ToString();
    }

    // Where it was thrown first; a stack has no messages in it.
    private static string Frames(Exception error)
    {
        string stack = error.GetBaseException().StackTrace ?? error.StackTrace ?? "at no known place";
        IEnumerable<string> frames = stack.Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.StartsWith("at ", StringComparison.Ordinal))
            .Select(line => Frame(line[3..]))
            .Take(MostFrames);
        return string.Join(" < ", frames);
    }

    // The folder of the machine that built it helps nobody.
    private static string Frame(string line)
    {
        int file = line.LastIndexOf(" in ", StringComparison.Ordinal);
        string place = file < 0 ? "" : $" ({line[(line.LastIndexOfAny(['/', '\\']) + 1)..]})";
        string frame = (file < 0 ? line : line[..file]) + place;
        return frame.Length <= MostOfFrame ? frame : frame[..MostOfFrame] + "…";
    }
}
