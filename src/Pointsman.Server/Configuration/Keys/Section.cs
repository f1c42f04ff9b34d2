namespace Pointsman.Server;

/// <summary>
/// The keys of one object of the configuration, each with what it says, its limits and how it is read into the
/// settings. The defaults are those of the settings themselves.
/// </summary>
internal sealed class Section<T>(T defaults)
{
    private readonly List<Func<Document, T, T>> _reads = [];
    private readonly List<KeyDescription> _keys = [];

    public IReadOnlyList<KeyDescription> Keys => _keys;

    /// <summary>Reads the object over what holds without it; what is wrong goes to the document's faults.</summary>
    public T Read(Document part, T basis)
    {
        foreach (Func<Document, T, T> read in _reads)
        {
            basis = read(part, basis);
        }

        part.FaultUnknownKeys();
        return basis;
    }

    /// <summary>Adds a key that is read by a function of its own.</summary>
    public Section<T> Add(KeyDescription key, Func<Document, T, T> read)
    {
        _keys.Add(key);
        _reads.Add(read);
        return this;
    }

    public Section<T> Text(
        string name, string about, Func<T, string?> get, Func<T, string, T> set, string otherwise = "none") => Add(
        new(name, KeyKind.Text, about) { Default = get(defaults) ?? otherwise },
        (part, basis) => part.Text(name) is { } text ? set(basis, text) : basis);

    public Section<T> YesNo(
        string name, string about, Func<T, bool> get, Func<T, bool, T> set, string? otherwise = null) => Add(
        new(name, KeyKind.YesNo, about) { Default = otherwise ?? (get(defaults) ? "yes" : "no") },
        (part, basis) => part.YesNo(name) is { } yes ? set(basis, yes) : basis);

    public Section<T> Whole(
        string name,
        string about,
        Func<T, long?> get,
        Func<T, long, T> set,
        (long Least, long Most) range,
        string unit = "",
        string otherwise = "none") => Add(
        new(name, KeyKind.Whole, about)
        {
            Default = get(defaults) is { } value ? SettingText.Of(value, unit) : otherwise,
            Unit = unit,
            Least = range.Least,
            Most = range.Most,
        },
        (part, basis) => part.Whole(name, range.Least, range.Most, unit) is { } value ? set(basis, value) : basis);

    public Section<T> Share(string name, string about, Func<T, double> get, Func<T, double, T> set) => Add(
        new(name, KeyKind.Share, about) { Default = SettingText.OfShare(get(defaults)), Least = 0, Most = 1 },
        (part, basis) => part.Share(name) is { } share ? set(basis, share) : basis);

    public Section<T> Bytes(
        string name, string about, Func<T, long> get, Func<T, long, T> set, (long Least, long Most) range) => Add(
        new(name, KeyKind.Bytes, about)
        {
            Default = Quantity.BytesWords(get(defaults)), Unit = "bytes", Least = range.Least, Most = range.Most,
        },
        (part, basis) => part.Bytes(name, range.Least, range.Most) is { } bytes ? set(basis, bytes) : basis);

    public Section<T> Duration(
        string name,
        string about,
        Func<T, TimeSpan?> get,
        Func<T, TimeSpan, T> set,
        (TimeSpan Least, TimeSpan Most) range,
        string otherwise = "as the gateway's") => Add(
        new(name, KeyKind.Duration, about)
        {
            Default = get(defaults) is { } value ? Quantity.Words(value) : otherwise,
            Least = (decimal)range.Least.TotalMilliseconds,
            Most = (decimal)range.Most.TotalMilliseconds,
        },
        (part, basis) => part.Duration(name, range.Least, range.Most) is { } span ? set(basis, span) : basis);

    /// <summary>Adds a key whose words are the names of an enumeration.</summary>
    public Section<T> Word<TEnum>(
        string name, string about, Func<T, TEnum> get, Func<T, TEnum, T> set, string? otherwise = null)
        where TEnum : struct, Enum
    {
        string[] words = WrittenWords.Of<TEnum>();
        var key = new KeyDescription(name, KeyKind.Word, about)
        {
            Allowed = words, Default = otherwise ?? words[Array.IndexOf(Enum.GetValues<TEnum>(), get(defaults))],
        };
        return Add(key, (part, basis) => part.Word(name, words) is { } word
            ? set(basis, Enum.GetValues<TEnum>()[Array.IndexOf(words, word)])
            : basis);
    }

    public Section<T> Words(
        string name, string about, Func<T, IReadOnlyList<string>, T> set, string otherwise = "none") => Add(
        new(name, KeyKind.Words, about) { Default = otherwise },
        (part, basis) => part.Has(name) ? set(basis, part.Words(name)) : basis);

    /// <summary>Adds a key with an object under it; a text may stand for one of its keys.</summary>
    public Section<T> Part<TPart>(
        string name,
        string about,
        Section<TPart> section,
        Func<T, TPart> get,
        Func<T, TPart, T> set,
        string? shorthand = null) => Add(
        new(name, KeyKind.Part, about) { Inner = section.Keys, Shorthand = shorthand, Default = "" },
        (part, basis) =>
            part.Part(name, shorthand) is { } inner ? set(basis, section.Read(inner, get(basis))) : basis);
}
