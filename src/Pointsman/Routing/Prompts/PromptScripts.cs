using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pointsman;

/// <summary>Letters beyond ASCII, and the language that they and the words speak for.</summary>
internal struct PromptScripts
{
    // A word that only one language has counts 2, and so does a letter that few have.
    private const int Letter = 2;

    private int _cyrillic;
    private int _ukrainian;
    private int _russian;
    private int _arabic;
    private int _devanagari;
    private int _han;
    private int _kana;
    private int _hangul;
    private int _others;
    private ulong _letterVotes;

    /// <summary>Signs that only formulas have.</summary>
    public int Formulas { get; private set; }

    /// <summary>Two characters of a script without spaces count as a word.</summary>
    public readonly int Words => (_han + _kana + _hangul) / 2;

    /// <summary>The language of a text with these votes, ASCII letters, words, and foreign words.</summary>
    public readonly TextLanguage Language(Vector128<ushort> wordVotes, int ascii, int words, int foreign)
    {
        // A character of Chinese or Korean is worth a syllable or a word.
        int wide = _cyrillic + _arabic + _devanagari + _others + (3 * (_han + _kana + _hangul));
        if (wide > 0 && wide * 2 > ascii)
        {
            return Script();
        }

        int best = 0, second = 0;
        TextLanguage language = TextLanguage.Unknown;
        for (int lane = 0; lane < PromptWords.Languages.Length; lane++)
        {
            int votes = wordVotes[lane] + (int)((_letterVotes >> (8 * lane)) & 0xFF);
            if (votes > best)
            {
                (second, best) = (best, votes);
                language = PromptWords.Languages[lane].Language;
            }
            else
            {
                second = Math.Max(second, votes);
            }
        }

        bool other = foreign > best || (words >= 8 && best * 6 < words);
        return other ? (words < 4 ? TextLanguage.Unknown : TextLanguage.Other)
            : best > second || (best > 0 && language == TextLanguage.En) ? language
            : TextLanguage.Unknown;
    }

    private readonly TextLanguage Script()
    {
        int eastern = _han + _kana;
        int most = Math.Max(Math.Max(_cyrillic, _arabic), Math.Max(_devanagari, _others));
        return Math.Max(eastern, _hangul) * 3 >= most
            ? _hangul > eastern ? TextLanguage.Ko : _kana * 10 > eastern ? TextLanguage.Ja : TextLanguage.Zh
            : most == _cyrillic ? (_ukrainian > _russian ? TextLanguage.Uk : TextLanguage.Ru)
            : most == _arabic ? TextLanguage.Ar
            : most == _devanagari ? TextLanguage.Hi
            : TextLanguage.Other;
    }

    /// <summary>Counts the letters that begin at these bytes of a block; what pairs of them hint at.</summary>
    public ulong Read(ref byte start, ulong leads, ulong own, WordTable table)
    {
        ulong topics = 0;
        for (; leads != 0; leads &= leads - 1)
        {
            int at = BitOperations.TrailingZeroCount(leads);
            ulong counts = 0 - ((own >> at) & 1);
            ref byte first = ref Unsafe.Add(ref start, at);
            byte second = Unsafe.Add(ref first, 1);
            switch (first)
            {
                case 0xC2:
                    Formulas += counts != 0 && second is 0xB2 or 0xB3 or 0xB1 ? 1 : 0;
                    _letterVotes += second is 0xBF or 0xA1 ? Vote(TextLanguage.Es) : 0;
                    break;
                case 0xC3:
                    Latin(second);
                    break;
                case 0xC4 or 0xC5:
                    _letterVotes += second is 0x85 or 0x99 or 0x82 or 0x84 or 0x9B or 0xBA or 0xBC
                        ? Vote(TextLanguage.Pl) : 0;
                    break;
                case >= 0xD0 and <= 0xD3:
                    _cyrillic++;
                    Cyrillic(first, second);
                    break;
                case >= 0xD8 and <= 0xDB:
                    _arabic++;
                    break;
                case 0xE0 when second is 0xA4 or 0xA5:
                    _devanagari++;
                    break;
                case 0xE2:
                    Formulas += counts != 0 && second is 0x88 or 0x89 ? 1 : 0;
                    break;
                case 0xE3 when second is 0x81 or 0x82 or 0x83:
                    _kana++;
                    topics += Eastern(ref first, table) & counts;
                    break;
                case >= 0xE4 and <= 0xE9:
                    _han++;
                    topics += Eastern(ref first, table) & counts;
                    break;
                case >= 0xEA and <= 0xED:
                    _hangul++;
                    topics += Eastern(ref first, table) & counts;
                    break;
                default:
                    _others += first is >= 0xCE and <= 0xD7 or >= 0xE0 and < 0xE3 ? 1 : 0;
                    break;
            }
        }

        return topics;
    }

    // Two characters of a script without spaces are looked up as a word.
    private static ulong Eastern(ref byte first, WordTable table)
    {
        ulong two = (Unsafe.ReadUnaligned<ulong>(ref first) | WordTable.Fold) & 0x0000_FFFF_FFFF_FFFF;
        return table.TopicsOf(WordTable.Key(two, two));
    }

    // The second byte without its case: umlauts, accents.
    private void Latin(byte second)
    {
        _letterVotes += (second | 0x20) switch
        {
            0xBF or 0xA4 or 0xB6 or 0xBC => Vote(TextLanguage.De),
            0xA8 or 0xAA or 0xA7 => Vote(TextLanguage.Fr),
            0xB1 => Vote(TextLanguage.Es),
            0xA3 or 0xB5 => Vote(TextLanguage.Pt),
            0xB2 or 0xAC => Vote(TextLanguage.It),
            _ => 0,
        };
        Formulas += second is 0x97 or 0xB7 ? 1 : 0;
    }

    private void Cyrillic(byte first, byte second)
    {
        _ukrainian += (first, second) is (0xD1, 0x96 or 0x97 or 0x94) or (0xD0, 0x86 or 0x87 or 0x84) ? 1 : 0;
        _russian += (first, second) is (0xD1, 0x8B or 0x8D or 0x8A or 0x91) ? 1 : 0;
    }

    // A lane has room for 127 letters; a window has no more blocks than that many letters need.
    private readonly ulong Vote(TextLanguage language)
    {
        int lane = 8 * ((int)language - (int)TextLanguage.En);
        return ((_letterVotes >> lane) & 0xFF) < 0x80 ? (ulong)Letter << lane : 0;
    }
}
