using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Pointsman.Server;

/// <summary>
/// Mints the ids of calls. Numbers only grow, whatever the clock does, so that no two calls ever share one: a clock
/// that is set back leaves them where they were until it catches up.
/// </summary>
internal sealed class CallIds(TimeProvider time, long last)
{
    /// <summary>How far a number lies from the next: the numbers between belong to the call's attempts.</summary>
    public const int Step = 64;

    /// <summary>How many attempts a call can have.</summary>
    public const int MostAttempts = Step - 1;

    private const int ClockShift = 21;
    private const int SecretsAtOnce = 512;

    // The system's randomness is dear by the call and cheap by the byte.
    [ThreadStatic]
    private static ulong[]? _secrets;

    [ThreadStatic]
    private static int _secretsLeft;

    private long _last = last;

    /// <summary>The smallest number of a moment.</summary>
    public static long First(long unixMs) => unixMs << ClockShift;

    /// <summary>A new id, and the moment at which it was made.</summary>
    public DecisionId Next(out long unixMs)
    {
        unixMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        long floor = First(unixMs);
        long seen = Volatile.Read(ref _last);
        while (true)
        {
            long next = Math.Max(seen + Step, floor);
            long was = Interlocked.CompareExchange(ref _last, next, seen);
            if (was == seen)
            {
                return new DecisionId(next, Secret());
            }

            seen = was;
        }
    }

    private static ulong Secret()
    {
        ulong[] secrets = _secrets ??= new ulong[SecretsAtOnce];
        if (_secretsLeft == 0)
        {
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(secrets.AsSpan()));
            _secretsLeft = SecretsAtOnce;
        }

        return secrets[--_secretsLeft];
    }
}
