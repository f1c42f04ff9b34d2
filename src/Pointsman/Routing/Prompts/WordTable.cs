using System.Text;

namespace Pointsman;

/// <summary>
/// Finds what is known of a word in a few instructions and without a branch. A word is a number made of its first and
/// its last eight bytes, letters in lower case; the table is laid out once so that no two words share a place.
/// </summary>
internal sealed class WordTable
{
    /// <summary>Makes letters small: in ASCII, and in the Latin and Cyrillic letters that the lists use.</summary>
    public const ulong Fold = 0x2020_2020_2020_2020;

    internal const int PlaceBits = 12;
    internal const int BucketBits = 9;

    // Odd numbers with bits all over; with one of them the layout succeeds.
    private const ulong FirstMultiplier = 0x9E37_79B9_7F4A_7C15;
    private const ulong LastMultiplier = 0xC2B2_AE3D_27D4_EB4F;

    private readonly ulong _multiplier;
    private readonly ushort[] _shifts = new ushort[1 << BucketBits];
    private readonly ushort[] _places = new ushort[1 << PlaceBits];
    private readonly WordEntry[] _entries;

    private WordTable(WordEntry[] entries, ulong[] pairs)
    {
        _entries = entries;
        Pairs = pairs;
        _multiplier = FirstMultiplier;
        while (!LayOut())
        {
            _multiplier = (_multiplier * LastMultiplier) | 1;
        }
    }

    /// <summary>The table of all words of <see cref="PromptWords"/>.</summary>
    public static WordTable Shared { get; } = Build();

    /// <summary>What each pair of words hints at, in the order of their bits: lanes as in an entry.</summary>
    public ulong[] Pairs { get; }

    /// <summary>What finds words in a loop.</summary>
    public WordFinder Finder() => new(_shifts, _places, _entries, _multiplier);

    /// <summary>What is known of two characters of a script without spaces; nothing when it is no word.</summary>
    public ulong TopicsOf(ulong key)
    {
        ref readonly WordEntry entry = ref Finder().At(key);
        return entry.Key == key ? entry.Topics : 0;
    }

    /// <summary>
    /// A word as a number, from its first eight bytes and its last, which are the same where it has no more; what is
    /// not of the word is zero.
    /// </summary>
    public static ulong Key(ulong first, ulong last) => first + (last * LastMultiplier);

    /// <summary>A word as a number.</summary>
    internal static ulong Key(string word)
    {
        byte[] bytes = new byte[16 + Encoding.UTF8.GetByteCount(word)];
        int length = Encoding.UTF8.GetBytes(word, bytes);
        int over = Math.Max(0, length - 8);
        ulong mask = ulong.MaxValue >> (64 - (8 * (length - over)));
        return Key(
            (BitConverter.ToUInt64(bytes) | Fold) & mask, (BitConverter.ToUInt64(bytes, over) | Fold) & mask);
    }

    // The fullest buckets first: each is moved as a whole until all of its words find a free place.
    private bool LayOut()
    {
        Array.Clear(_places);
        Array.Clear(_shifts);
        IEnumerable<IGrouping<ulong, int>> buckets = Enumerable.Range(1, _entries.Length - 1)
            .GroupBy(at => (_entries[at].Key * _multiplier) >> (64 - BucketBits)).OrderByDescending(one => one.Count());
        foreach (IGrouping<ulong, int> bucket in buckets)
        {
            int shift = 0;
            while (shift < 1 << PlaceBits && !Place(bucket, shift))
            {
                shift++;
            }

            if (shift == 1 << PlaceBits)
            {
                return false;
            }

            _shifts[bucket.Key] = (ushort)shift;
        }

        return true;
    }

    private bool Place(IEnumerable<int> bucket, int shift)
    {
        var taken = new List<int>();
        foreach (int at in bucket)
        {
            int place = ((int)((_entries[at].Key * _multiplier) >> 32) + shift) & ((1 << PlaceBits) - 1);
            if (_places[place] != 0)
            {
                taken.ForEach(one => _places[one] = 0);
                return false;
            }

            _places[place] = (ushort)at;
            taken.Add(place);
        }

        return true;
    }

    private static WordTable Build()
    {
        var known = new Dictionary<ulong, WordEntry>();
        foreach ((PromptTopic topic, int weight, string words) in PromptWords.Topics)
        {
            foreach (ulong key in Words(words).Select(Key).Distinct())
            {
                int lane = 8 * (int)topic;
                WordEntry entry = known.GetValueOrDefault(key);
                ulong most = Math.Max((entry.Topics >> lane) & 0xFF, (ulong)weight);
                ulong topics = (entry.Topics & ~(0xFFUL << lane)) | (most << lane);
                known[key] = entry with { Key = key, Topics = topics };
            }
        }

        AddLanguages(known);
        ulong[] pairs = AddPairs(known);
        return new WordTable([default, .. known.Values], pairs);
    }

    // A word that only one language has says more than one that several share.
    private static void AddLanguages(Dictionary<ulong, WordEntry> known)
    {
        ulong[][] all = [.. PromptWords.Languages.Select(one => Words(one.Words).Select(Key).Distinct().ToArray())];
        for (int lane = 0; lane < all.Length; lane++)
        {
            foreach (ulong key in all[lane])
            {
                ulong weight = all.Count(one => one.Contains(key)) == 1 ? 2UL : 1UL;
                WordEntry entry = known.GetValueOrDefault(key);
                known[key] = entry with { Key = key, Votes = entry.Votes | (weight << (8 * lane)) };
            }
        }
    }

    // There is a bit for each of 64 pairs; with one more the shift would come round, so that is refused.
    private static ulong[] AddPairs(Dictionary<ulong, WordEntry> known)
    {
        var pairs = new Dictionary<string, ulong>();
        foreach ((PromptTopic topic, int weight, string listed) in PromptWords.Pairs)
        {
            foreach (string pair in listed.Split(", "))
            {
                pairs[pair] = pairs.GetValueOrDefault(pair) | ((ulong)weight << (8 * (int)topic));
            }
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(pairs.Count, 64);
        foreach ((int at, string pair) in pairs.Keys.Index())
        {
            string[] words = pair.Split(' ');
            ulong first = Key(words[0]), second = Key(words[1]), bit = 1UL << at;
            WordEntry entry = known.GetValueOrDefault(first);
            known[first] = entry with { Key = first, Begins = entry.Begins | bit };
            entry = known.GetValueOrDefault(second);
            known[second] = entry with { Key = second, Ends = entry.Ends | bit };
        }

        return [.. pairs.Values];
    }

    private static string[] Words(string list) =>
        list.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
