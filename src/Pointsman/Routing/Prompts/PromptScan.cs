using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pointsman;

/// <summary>
/// Goes over a text once, 64 bytes at a time: masks say where letters, digits and signs stand, words are looked up as
/// numbers, and what is known of them is added up in lanes of eight bits.
/// </summary>
internal ref struct PromptScan
{
    private const int Block = 64;
    private const int MostBlocks = ((PromptWindow.QuestionBytes + PromptWindow.Slack) / Block) + 1;

    private readonly ReadOnlySpan<byte> _room;
    private readonly int _length;
    private readonly int _until;
    private readonly int _from;
    private readonly WordTable _table;
    private Vector128<ushort> _votes;
    private Vector128<ushort> _topics;
    private ulong _pairs;
    private ulong _begins;
    private int _ascii;
    private int _allWords;
    private int _line;
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

    /// <summary>Signs of calculation between two numbers or single letters, and signs that only formulas have.</summary>
    public readonly int Formulas => _signs + _scripts.Formulas;

    /// <summary>Lines that are items of a list.</summary>
    public readonly int Items => _lines.Items;

    /// <summary>How much speaks for code: a line that hardly anything else has counts 2.</summary>
    public readonly int CodeLines => _lines.Code;

    /// <summary>The weight of all words and pairs of words on a topic.</summary>
    public readonly int Topic(PromptTopic topic)
    {
        int sum = _topics[(int)topic];
        for (ulong pairs = _pairs; pairs != 0; pairs &= pairs - 1)
        {
            sum += (int)(_table.Pairs[BitOperations.TrailingZeroCount(pairs)] >> (8 * (int)topic)) & 0xFF;
        }

        return sum;
    }

    /// <summary>The language of the text.</summary>
    public readonly TextLanguage Language() => _scripts.Language(_votes, _ascii, _allWords, Topic(PromptTopic.Foreign));

    public void Run()
    {
        Span<ulong> letters = stackalloc ulong[MostBlocks + 1];
        int blocks = (_length + Block - 1) / Block;
        letters[blocks] = 0;
        Masks before = default;
        for (int i = 0; i < blocks; i++)
        {
            Masks masks = Look(i * Block, before);
            ulong within = Below(_length - (i * Block));
            letters[i] = masks.Letters & within;
            _ascii += BitOperations.PopCount(masks.Ascii & within);
            Count(masks, before, within & Own(i * Block));
            for (ulong breaks = masks.Breaks & within; breaks != 0; breaks &= breaks - 1)
            {
                int end = (i * Block) + BitOperations.TrailingZeroCount(breaks);
                _lines.Read(_room[_line..end]);
                _line = end + 1;
            }

            if ((masks.Leads & within) != 0)
            {
                ref byte start = ref Unsafe.Add(ref MemoryMarshal.GetReference(_room), i * Block);
                Add(0, _scripts.Read(ref start, masks.Leads & within, Own(i * Block), _table));
            }

            before = masks;
        }

        Words += _scripts.Words;
        _allWords = _scripts.Words;

        ulong carry = 0;
        for (int i = 0; i < blocks; i++)
        {
            ulong starts = letters[i] & ~((letters[i] << 1) | carry);
            carry = letters[i] >> 63;
            ulong own = Own(i * Block);
            Words += BitOperations.PopCount(starts & own);
            _allWords += BitOperations.PopCount(starts);
            LookUp(starts, own, letters[i], letters[i + 1], i * Block);
        }
    }

    // The bits of a block that are in the sender's own words.
    private readonly ulong Own(int at) => Below(_until - at) | ~Below(_from - at);

    private static ulong Below(int bits) => bits <= 0 ? 0 : bits >= Block ? ulong.MaxValue : (1UL << bits) - 1;

    private void LookUp(ulong starts, ulong own, ulong letters, ulong next, int at)
    {
        ref byte start = ref Unsafe.Add(ref MemoryMarshal.GetReference(_room), at);
        ulong votes = 0, topics = 0, begins = _begins;
        while (starts != 0)
        {
            int first = BitOperations.TrailingZeroCount(starts);
            starts &= starts - 1;
            int length = BitOperations.TrailingZeroCount(~(letters >> first));
            if (first + length >= Block)
            {
                length = Block - first + BitOperations.TrailingZeroCount(~next);
            }

            ref byte word = ref Unsafe.Add(ref start, first);
            ulong head = Unsafe.ReadUnaligned<ulong>(ref word) | WordTable.Fold;
            ulong tail = 0;
            if (length > 8)
            {
                tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref word, length - 8)) | WordTable.Fold;
            }
            else
            {
                head &= ulong.MaxValue >> (64 - (8 * length));
            }

            ref readonly WordEntry entry = ref _table.Find(WordTable.Key(head, tail));
            votes += entry.Votes;
            ulong counts = 0 - ((own >> first) & 1);
            topics += entry.Topics & counts;
            _pairs |= begins & entry.Ends & counts;
            begins = entry.Begins;
        }

        _begins = begins;
        Add(votes, topics);
    }

    private void Add(ulong votes, ulong topics)
    {
        _votes += Vector128.WidenLower(Vector128.CreateScalar(votes).AsByte());
        _topics += Vector128.WidenLower(Vector128.CreateScalar(topics).AsByte());
    }

    // A number begins where no digit stands before; a sign of calculation has an operand on both sides.
    private void Count(in Masks masks, in Masks before, ulong within)
    {
        ulong digits = masks.Digits, letters = masks.Letters, spaces = masks.Spaces;
        Numbers += BitOperations.PopCount(digits & ~((digits << 1) | (before.Digits >> 63)) & within);
        Questions += BitOperations.PopCount(masks.Questions & within);
        if (((masks.Signs | masks.Percents) & within) != 0)
        {
            ulong operands = digits | (letters & ~(letters << 1) & ~(letters >> 1));
            ulong left = (operands << 1) | ((operands << 2) & (spaces << 1));
            ulong right = (operands >> 1) | ((operands >> 2) & (spaces >> 1));
            _signs += BitOperations.PopCount(masks.Signs & left & right & within);
            Percents += BitOperations.PopCount(
                masks.Percents & ((digits << 1) | ((digits << 2) & (spaces << 1))) & within);
        }
    }

    private readonly Masks Look(int at, in Masks before)
    {
        ref byte start = ref Unsafe.Add(ref MemoryMarshal.GetReference(_room), at);
        Vector256<byte> low = Vector256.LoadUnsafe(ref start), high = Vector256.LoadUnsafe(ref start, 32);
        ulong wide = low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
        ulong letters = Among(low | Vector256.Create((byte)0x20), high | Vector256.Create((byte)0x20), 'a', 26);
        var masks = new Masks
        {
            Letters = letters | wide,
            Ascii = letters,
            Digits = Among(low, high, '0', 10),
            Spaces = Among(low, high, ' ', 1),
            Breaks = Among(low, high, '\n', 1),
            Questions = Among(low, high, '?', 1),
            Percents = Among(low, high, '%', 1),
            Signs = Among(low, high, '<', 3) | Among(low, high, '*', 2) | Among(low, high, '^', 1),
        };
        if (wide != 0 || before.Leads != 0)
        {
            // Signs such as quotes and dashes are no letters: all behind C2, and behind E2. Nor are the characters of
            // scripts without spaces, behind E3 to ED: they are looked up two by two.
            ulong two = Among(low, high, '\u00C2', 1), three = Among(low, high, '\u00E2', 12);
            ulong signs = two | (two << 1) | (before.Two >> 63)
                | three | (three << 1) | (three << 2) | (before.Three >> 63) | (before.Three >> 62);
            masks.Letters &= ~signs;
            masks.Leads = Among(low, high, '\u00C0', 64);
            (masks.Two, masks.Three) = (two, three);
        }

        return masks;
    }

    private static ulong Among(Vector256<byte> low, Vector256<byte> high, char first, byte count)
    {
        Vector256<byte> from = Vector256.Create((byte)first), most = Vector256.Create((byte)(count - 1));
        return Vector256.LessThanOrEqual(low - from, most).ExtractMostSignificantBits()
            | ((ulong)Vector256.LessThanOrEqual(high - from, most).ExtractMostSignificantBits() << 32);
    }

    /// <summary>Where something stands in a block, a bit for each byte.</summary>
    private struct Masks
    {
        public ulong Letters;
        public ulong Ascii;
        public ulong Digits;
        public ulong Spaces;
        public ulong Breaks;
        public ulong Questions;
        public ulong Percents;
        public ulong Signs;
        public ulong Leads;
        public ulong Two;
        public ulong Three;
    }
}
