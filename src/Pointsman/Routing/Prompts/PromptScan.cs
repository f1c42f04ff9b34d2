using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pointsman;

/// <summary>
/// Goes over a text once, 64 bytes at a time: masks say where letters, digits and signs stand, words are looked up as
/// numbers, and what is known of them is added up in lanes of eight bits.
/// </summary>
internal ref struct PromptScan
{
    private const int Block = 64;

    private readonly ReadOnlySpan<byte> _room;
    private readonly int _length;
    private readonly int _until;
    private readonly int _from;
    private readonly WordTable _table;
    private Vector128<ushort> _votes;
    private Vector128<ushort> _topics;
    // Of the block before, for what goes on in the next.
    private ulong _letters;
    private ulong _digits;
    private ulong _two;
    private ulong _three;
    private ulong _pairs;
    private ulong _begins;
    private int _ascii;
    private int _allWords;
    private int _line;
    private int _start = -1;
    private PromptScripts _scripts;
    private PromptLines _lines;
    private int _signs;

    public PromptScan(in PromptWindow window)
    {
        _room = window.Room;
        _length = window.Length;
        (_until, _from) = window.OwnWords();
        _table = WordTable.Shared;
    }

    /// <summary>Words of the sender's own; so are all counts but those of lines and letters.</summary>
    public int Words { get; private set; }

    public int Numbers { get; private set; }

    public int Questions { get; private set; }

    /// <summary>Numbers with a percent sign.</summary>
    public int Percents { get; private set; }

    /// <summary>Signs of calculation between two numbers or letters, and signs that only formulas have.</summary>
    public readonly int Formulas => _signs + _scripts.Formulas;

    /// <summary>Lines that are items of a list.</summary>
    public readonly int Items => _lines.Items;

    /// <summary>How much speaks for code: a line that hardly anything else has counts 2.</summary>
    public readonly int CodeLines => _lines.Code;

    /// <summary>The weight of all words and pairs of words on a topic.</summary>
    public readonly int Topic(PromptTopic topic) => _topics[(int)topic];

    /// <summary>The language of the text.</summary>
    public readonly TextLanguage Language() => _scripts.Language(_votes, _ascii, _allWords, Topic(PromptTopic.Foreign));

    public void Run()
    {
        ref byte room = ref MemoryMarshal.GetReference(_room);
        for (int at = 0; at < _length; at += Block)
        {
            Vector512<byte> block = Vector512.LoadUnsafe(ref Unsafe.Add(ref room, at));
            ulong within = Below(_length - at), own = (Below(_until - at) | ~Below(_from - at)) & within;
            ulong wide = block.ExtractMostSignificantBits();
            ulong ascii = Among(block | Vector512.Create((byte)0x20), 'a', 26);
            ulong letters = ascii | wide;
            if (wide != 0 || (_three >> (Block - 2)) != 0)
            {
                letters &= ~Marks(block);
                ulong leads = Among(block, '\u00C0', 64) & within;
                Add(0, _scripts.Read(ref Unsafe.Add(ref room, at), leads, own, _table));
            }
            else
            {
                (_two, _three) = (0, 0);
            }

            ulong shifted = (letters << 1) | (_letters >> (Block - 1));
            ulong starts = letters & ~shifted;
            _letters = letters;
            _ascii += BitOperations.PopCount(ascii & within);
            _allWords += BitOperations.PopCount(starts);
            Words += BitOperations.PopCount(starts & own);
            Questions += BitOperations.PopCount(Among(block, '?', 1) & own);
            LookUp(letters ^ shifted, own, at);
            Count(block, letters, own);
            Lines(Among(block, '\n', 1) & within, at);
        }

        for (ulong pairs = _pairs; pairs != 0; pairs &= pairs - 1)
        {
            Add(0, _table.Pairs[BitOperations.TrailingZeroCount(pairs)]);
        }

        Words += _scripts.Words;
        _allWords += _scripts.Words;
    }

    private void Lines(ulong breaks, int at)
    {
        for (; breaks != 0; breaks &= breaks - 1)
        {
            int end = at + BitOperations.TrailingZeroCount(breaks);
            _lines.Read(_room[_line..end]);
            _line = end + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Below(int bits) => bits <= 0 ? 0 : bits >= Block ? ulong.MaxValue : (1UL << bits) - 1;

    // Where a word begins and where it ends alternate, so the bits are taken two by two; a word that ends in a later
    // block waits for it. It counts where it ends.
    private void LookUp(ulong edges, ulong own, int at)
    {
        ref byte room = ref MemoryMarshal.GetReference(_room);
        WordFinder finder = _table.Finder();
        ulong votes = 0, topics = 0, pairs = 0, begins = _begins;
        int start = _start;
        while (edges != 0)
        {
            int edge = at + BitOperations.TrailingZeroCount(edges);
            edges &= edges - 1;
            if (start < 0)
            {
                start = edge;
                if (edges == 0)
                {
                    break;
                }

                edge = at + BitOperations.TrailingZeroCount(edges);
                edges &= edges - 1;
            }

            // No branch, for nothing foretells how long a word is or whether it is known: what does not belong to a
            // short word is masked away, and so is what stands at the place of an unknown one.
            ref byte word = ref Unsafe.Add(ref room, start);
            int length = edge - start;
            int over = length - 8;
            over &= ~(over >> 31);
            ulong head = Start(Unsafe.ReadUnaligned<ulong>(ref word) | WordTable.Fold, length);
            ulong tail = Start(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref word, over)) | WordTable.Fold, length);
            ulong key = WordTable.Key(head, tail);
            ref readonly WordEntry entry = ref finder.At(key);
            ulong differs = entry.Key ^ key;
            ulong known = ~(ulong)((long)(differs | (0 - differs)) >> 63);
            ulong counts = known & (0 - ((own >> (edge & (Block - 1))) & 1));
            votes += entry.Votes & known;
            topics += entry.Topics & counts;
            pairs |= begins & entry.Ends & counts;
            begins = entry.Begins & known;
            start = -1;
        }

        _start = start;
        _begins = begins;
        _pairs |= pairs;
        Add(votes, topics);
    }

    // The first bytes of eight, or all when there are more; a single instruction where the processor has it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Start(ulong bytes, int length)
    {
        int bits = Math.Min(8 * length, Block);
        return Bmi2.X64.IsSupported
            ? Bmi2.X64.ZeroHighBits(bytes, (ulong)bits)
            : bytes & (ulong.MaxValue >> (Block - bits));
    }

    private void Add(ulong votes, ulong topics)
    {
        _votes += Vector128.WidenLower(Vector128.CreateScalar(votes).AsByte());
        _topics += Vector128.WidenLower(Vector128.CreateScalar(topics).AsByte());
    }

    // A number begins where no digit stands before; a sign of calculation has an operand on both sides.
    private void Count(Vector512<byte> block, ulong letters, ulong own)
    {
        ulong digits = Among(block, '0', 10);
        ulong signs = Among(block, '<', 3) | Among(block, '*', 2) | Among(block, '^', 1);
        Numbers += BitOperations.PopCount(digits & ~((digits << 1) | (_digits >> (Block - 1))) & own);
        _digits = digits;
        if ((digits | signs) != 0)
        {
            ulong spaces = Among(block, ' ', 1), percents = Among(block, '%', 1);
            ulong operands = digits | (letters & ~(letters << 1) & ~(letters >> 1));
            ulong left = (operands << 1) | ((operands << 2) & (spaces << 1));
            ulong right = (operands >> 1) | ((operands >> 2) & (spaces >> 1));
            _signs += BitOperations.PopCount(signs & left & right & own);
            Percents += BitOperations.PopCount(percents & ((digits << 1) | ((digits << 2) & (spaces << 1))) & own);
        }
    }

    // Marks such as quotes and dashes are no letters: all behind C2, and behind E2. Nor are the characters of scripts
    // without spaces, behind E3 to ED: they are looked up two by two.
    private ulong Marks(Vector512<byte> block)
    {
        ulong two = Among(block, '\u00C2', 1), three = Among(block, '\u00E2', 12);
        ulong marks = two | (two << 1) | (_two >> (Block - 1))
            | three | (three << 1) | (three << 2) | (_three >> (Block - 1)) | (_three >> (Block - 2));
        (_two, _three) = (two, three);
        return marks;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Among(Vector512<byte> block, char first, byte count) =>
        Vector512.LessThanOrEqual(block - Vector512.Create((byte)first), Vector512.Create((byte)(count - 1)))
            .ExtractMostSignificantBits();
}
