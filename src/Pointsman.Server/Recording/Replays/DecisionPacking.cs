using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Pointsman.Server;

/// <summary>
/// Packs what a decision was made from and what it was into few bytes. Names go to the ledger's table of names, numbers
/// take as many bytes as they need, and the reason of a plain decision stands with the call already. For one thread; it
/// uses its room again.
/// </summary>
internal sealed class DecisionPacking(NameTable names)
{
    /// <summary>The form of what is written; <see cref="DecisionUnpacking"/> knows it and those before it.</summary>
    public const byte Form = 1;

    /// <summary>The bit that says that the words of the question were looked at.</summary>
    public const int WordsReadBit = 1;

    /// <summary>The bit that says that the first reason follows: a strategy of several calls leaves another one with
    /// the call.</summary>
    public const int ReasonBit = 2;

    /// <summary>The bit beside a target's availability that says that its latency follows.</summary>
    public const int LatencyBit = 8;

    /// <summary>The bit beside the reason for leaving a target out that says that a figure follows.</summary>
    public const int FigureBit = 64;

    private byte[] _room = new byte[512];
    private int _length;

    /// <summary>Packs; empty when nothing was decided. It holds until the next is packed.</summary>
    public ReadOnlySpan<byte> Pack(DecisionNotes notes, ref int code)
    {
        _length = 0;
        if (notes.Decision is not { } decision)
        {
            return [];
        }

        Room(2)[0] = Form;
        _room[1] = (byte)((notes.WordsRead ? WordsReadBit : 0) | (decision.IsPlain ? 0 : ReasonBit));
        Add(notes.Version, ref code);
        Add(decision.Chance);
        Add(notes.Facts, ref code);
        Add(notes.Seen, ref code);
        Add(decision, ref code, withReason: !decision.IsPlain);
        return _room.AsSpan(0, _length);
    }

    private void Add(in RequestFacts facts, ref int code)
    {
        Add(facts.Tokens);
        Add(facts.Characters);
        Add(facts.Messages);
        Add(facts.Turns);
        Add(facts.Document);
        Add(facts.Tools);
        Add(facts.MaxOutput);
        Add(facts.Effort);
        Add((int)facts.Traits);
        Add((int)facts.Language);
        TextClues clues = facts.Clues;
        Add(clues.Words);
        Add(clues.Hard);
        Add(clues.Work);
        Add(clues.Brief);
        Add(clues.Questions);
        Add(clues.Items);
        Add(clues.Numbers);
        Add(clues.CodeLines);
        RequestHints hints = facts.Hints;
        Add((int)(hints.Complexity ?? 0));
        Add(Flag(hints.Urgent));
        Add(Flag(hints.Private));
        Add(hints.Task ?? "", ref code);
        Add(facts.Key ?? "", ref code);
    }

    private void Add(ReadOnlySpan<(RoutingTarget Target, TargetStanding Standing)> seen, ref int code)
    {
        Add(seen.Length);
        foreach ((RoutingTarget target, TargetStanding standing) in seen)
        {
            bool known = standing.LatencyMilliseconds != 0;
            Add(target.Name, ref code);
            Add((int)standing.Availability | (known ? LatencyBit : 0));
            Add(standing.InFlight);
            if (known)
            {
                Add(standing.LatencyMilliseconds);
            }
        }
    }

    private void Add(Decision decision, ref int code, bool withReason = true)
    {
        Add(decision.Strategy, ref code);
        if (withReason)
        {
            AddText(decision.Reason);
        }

        Add(decision.Plan.Count);
        for (int i = 0; i < decision.Plan.Count; i++)
        {
            Add(decision.Plan[i].Name, ref code);
        }

        Add(decision.Dropped.Count);
        for (int i = 0; i < decision.Dropped.Count; i++)
        {
            Add(decision.Dropped[i], ref code);
        }

        Add(decision.Begin);
        Add(decision.Parts.Count);
        for (int i = 0; i < decision.Parts.Count; i++)
        {
            Add(decision.Parts[i], ref code);
        }

        Add(decision.Next is null ? 0 : 1);
        if (decision.Next is { } next)
        {
            Add(next, ref code);
        }
    }

    private void Add(DroppedTarget dropped, ref int code)
    {
        Add(dropped.Target.Name, ref code);
        Add((int)dropped.Why | (dropped.Figure is null ? 0 : FigureBit));
        if (dropped.Figure is { } figure)
        {
            Span<int> bits = stackalloc int[4];
            decimal.GetBits(figure, bits);
            MemoryMarshal.AsBytes(bits).CopyTo(Room(sizeof(decimal)));
        }
    }

    private static int Flag(bool? flag) => flag switch { null => 0, false => 1, true => 2 };

    private void Add(string name, ref int code) => AddNumber((ulong)names.Number(name, ref code));

    private void Add(int number) => AddNumber((ulong)number);

    private void Add(double number) => BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), number);

    private void AddText(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Add(length);
        Encoding.UTF8.GetBytes(text, Room(length));
    }

    // Seven bits a byte, the lowest first; the eighth says that more follow.
    private void AddNumber(ulong number)
    {
        while (number >= 0x80)
        {
            Room(1)[0] = (byte)(number | 0x80);
            number >>= 7;
        }

        Room(1)[0] = (byte)number;
    }

    private Span<byte> Room(int bytes)
    {
        if (_length + bytes > _room.Length)
        {
            Array.Resize(ref _room, Math.Max(_room.Length * 2, _length + bytes));
        }

        _length += bytes;
        return _room.AsSpan(_length - bytes, bytes);
    }
}
