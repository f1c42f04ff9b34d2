using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Pointsman.Server;

/// <summary>Reads what <see cref="DecisionPacking"/> wrote, in the same order.</summary>
internal ref struct DecisionUnpacking
{
    private readonly Func<long, string> _names;
    private ReadOnlySpan<byte> _left;

    private DecisionUnpacking(ReadOnlySpan<byte> packed, Func<long, string> names)
    {
        _left = packed;
        _names = names;
    }

    /// <summary>
    /// What was packed; null when nothing was, or in a form that this program does not know, or when it is damaged: one
    /// row that cannot be read keeps nobody from the others.
    /// </summary>
    /// <param name="packed">The bytes.</param>
    /// <param name="names">Gives the name of a number.</param>
    /// <param name="call">The call that it belongs to, which knows the rest.</param>
    public static RecordedDecision? Read(byte[]? packed, Func<long, string> names, ReplayRow call)
    {
        if (packed is not { Length: > 2 } || packed[0] != DecisionPacking.Form)
        {
            return null;
        }

        try
        {
            return ReadSound(packed, names, call);
        }
        catch (Exception damaged) when (damaged is ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static RecordedDecision ReadSound(byte[] packed, Func<long, string> names, ReplayRow call)
    {
        string? reason = (packed[1] & DecisionPacking.ReasonBit) == 0 ? call.Reason : null;
        var reader = new DecisionUnpacking(packed.AsSpan(2), names);
        string version = reader.Name();
        double chance = reader.Double();
        RequestFacts facts = reader.Facts(call.Tags);
        Dictionary<string, TargetStanding> standings = reader.Standings();
        return new RecordedDecision
        {
            Id = call.DecisionId,
            Started = DateTimeOffset.FromUnixTimeMilliseconds(call.Started),
            Route = call.Route,
            Version = version,
            WordsRead = (packed[1] & DecisionPacking.WordsReadBit) != 0,
            Record = new DecisionRecord
            {
                Decided = reader.Outline(reason), Facts = facts, Chance = chance, Standings = standings,
            },
        };
    }

    private RequestFacts Facts(string tags) => new()
    {
        Tokens = Number(),
        Characters = Number(),
        Messages = Number(),
        Turns = Number(),
        Document = Number(),
        Tools = Number(),
        MaxOutput = Number(),
        Effort = Number(),
        Traits = (RequestTraits)Number(),
        Language = (TextLanguage)Number(),
        Clues = Clues(),
        Hints = new RequestHints
        {
            Complexity = Number() is var complexity and not 0 ? (ComplexityClass)complexity : null,
            Urgent = Flag(),
            Private = Flag(),
            Task = NameOrNull(),
        },
        Key = NameOrNull(),
        Tags = tags.Length == 0 ? null : tags.Split(','),
    };

    private TextClues Clues() => new()
    {
        Words = (ushort)Number(),
        Hard = (ushort)Number(),
        Work = (ushort)Number(),
        Brief = (ushort)Number(),
        Questions = (ushort)Number(),
        Items = (ushort)Number(),
        Numbers = (ushort)Number(),
        CodeLines = (ushort)Number(),
    };

    private Dictionary<string, TargetStanding> Standings()
    {
        int count = Number();
        var standings = new Dictionary<string, TargetStanding>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string target = Name();
            int state = Number();
            int inFlight = Number();
            double latency = (state & DecisionPacking.LatencyBit) == 0 ? 0 : Double();
            standings.TryAdd(target, new TargetStanding(
                (TargetAvailability)(state & (DecisionPacking.LatencyBit - 1)), inFlight, latency));
        }

        return standings;
    }

    private DecisionOutline Outline(string? reason) => new()
    {
        Strategy = Name(),
        Reason = reason ?? Text(),
        Plan = Plan(),
        Dropped = Dropped(),
        Begin = Number(),
        Parts = Parts(),
        Next = Number() == 0 ? null : Outline(null),
    };

    private string[] Plan()
    {
        string[] plan = new string[Count()];
        for (int i = 0; i < plan.Length; i++)
        {
            plan[i] = Name();
        }

        return plan;
    }

    private DroppedOutline[] Dropped()
    {
        var dropped = new DroppedOutline[Count()];
        for (int i = 0; i < dropped.Length; i++)
        {
            string target = Name();
            int why = Number();
            decimal? figure = null;
            if ((why & DecisionPacking.FigureBit) != 0)
            {
                figure = new decimal(MemoryMarshal.Cast<byte, int>(Take(sizeof(decimal))));
            }

            dropped[i] = new DroppedOutline(target, (DropReason)(why & (DecisionPacking.FigureBit - 1)), figure);
        }

        return dropped;
    }

    private DecisionOutline[] Parts()
    {
        var parts = new DecisionOutline[Count()];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = Outline(null);
        }

        return parts;
    }

    private bool? Flag() => Number() switch { 0 => null, 1 => false, _ => true };

    private string Name() => Number64() is var number and not 0 ? _names(number) : "";

    private string? NameOrNull() => Name() is { Length: > 0 } name ? name : null;

    private double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    private string Text() => Encoding.UTF8.GetString(Take(Number()));

    // Each of them takes a byte at least, so a damaged count cannot ask for more memory than was stored.
    private int Count() => Math.Min(Number(), _left.Length);

    private int Number() => (int)Number64();

    private long Number64()
    {
        ulong number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte one = Take(1)[0];
            number |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
            {
                return (long)number;
            }
        }
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        ReadOnlySpan<byte> taken = _left[..bytes];
        _left = _left[bytes..];
        return taken;
    }
}
