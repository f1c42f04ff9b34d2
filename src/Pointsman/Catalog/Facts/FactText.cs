using System.Text.Json;

namespace Pointsman;

/// <summary>
/// One file of facts, read forwards without building a tree. A value of the wrong kind becomes a fault with file and
/// line, and reading goes on, so that one run names everything that is wrong.
/// </summary>
internal ref struct FactText
{
    public Utf8JsonReader Reader;
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly string _file;
    private readonly List<Fault> _faults;
    private bool _insideList;

    public FactText(ReadOnlySpan<byte> utf8, string file, List<Fault> faults)
    {
        _utf8 = utf8;
        _file = file;
        _faults = faults;
        _insideList = false;
        var options = new JsonReaderOptions
        {
            AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16,
        };
        Reader = new Utf8JsonReader(utf8, options);
    }

    /// <summary>Moves to the next object of the file; false at its end, or where the file stops being JSON.</summary>
    public bool NextObject()
    {
        while (Reader.Read())
        {
            if (Reader.TokenType == JsonTokenType.StartObject)
            {
                return true;
            }

            Fault("", "found a value outside an object", "write one object a line");
            Reader.Skip();
        }

        return false;
    }

    /// <summary>Moves to the next key of the object and on to its value; null at the object's end.</summary>
    public string? NextKey(FactKeys keys, ref int from)
    {
        while (Reader.Read() && Reader.TokenType == JsonTokenType.PropertyName)
        {
            string? key = keys.Match(ref Reader, ref from);
            string? unknown = key is null ? Reader.GetString() : null;
            Reader.Read();
            if (key is not null)
            {
                return key;
            }

            Fault(
                unknown!, "this key is unknown",
                Spelling.Hint(unknown!, keys.Names, $"known: {string.Join(", ", keys.Names)}"));
            Reader.Skip();
        }

        return null;
    }

    public string? Text(string key) =>
        Reader.TokenType == JsonTokenType.String ? Reader.GetString() : Wrong<string>(key, "write a text");

    public bool? YesNo(string key) => Reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => Wrong<bool?>(key, "write true or false"),
    };

    public long? Whole(string key) =>
        Reader.TokenType == JsonTokenType.Number && Reader.TryGetInt64(out long number) && number > 0
            ? number
            : Wrong<long?>(key, "write a whole number above 0; leave the key out when it is unknown");

    public int? Int(string key) => Whole(key) is { } number ? (int)Math.Min(number, int.MaxValue) : null;

    public double? Number(string key) =>
        Reader.TokenType == JsonTokenType.Number && Reader.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : Wrong<double?>(key, "write a number");

    public Usd? Rate(string key) =>
        Reader.TokenType == JsonTokenType.Number && Reader.TryGetDecimal(out decimal amount) && amount >= 0m
            ? new Usd(amount)
            : Wrong<Usd?>(key, "write dollars, not negative; leave the key out when the price is unknown");

    public DateOnly? Date(string key)
    {
        string? text = Reader.TokenType == JsonTokenType.String ? Reader.GetString() : null;
        return text is not null && CatalogDate.TryParse(text, out DateOnly date)
            ? date
            : Wrong<DateOnly?>(key, "write a date: 2024-05-13, 2024-05 or 2024");
    }

    public T? Word<T>(string key, Words<T> words)
        where T : struct, Enum =>
        Reader.TokenType == JsonTokenType.String && words.TryRead(ref Reader, out T value)
            ? value
            : Wrong<T?>(key, $"write one of {string.Join(", ", words.All)}");

    public Modalities? ModalitySet(string key)
    {
        Modalities set = default;
        while (NextItem(key))
        {
            set |= Word(key, CatalogWords.Modalities) ?? default;
        }

        return set;
    }

    public Features? FeatureSet(string key)
    {
        Features set = default;
        while (NextItem(key))
        {
            set |= Word(key, CatalogWords.Features) ?? default;
        }

        return set;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        var items = new List<string>();
        while (NextItem(key))
        {
            if (Text(key) is { } text)
            {
                items.Add(text);
            }
        }

        return items;
    }

    /// <summary>
    /// Moves into a list and on through it; false at its end. An item must be used up before the next.
    /// </summary>
    public bool NextItem(string key)
    {
        if (!_insideList && Reader.TokenType != JsonTokenType.StartArray)
        {
            Wrong<int>(key, "write a list");
            return false;
        }

        Reader.Read();
        _insideList = Reader.TokenType != JsonTokenType.EndArray;
        return _insideList;
    }

    public T? Wrong<T>(string key, string fix)
    {
        string found = Reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
            ? "found an object or a list"
            : $"found {System.Text.Encoding.UTF8.GetString(Reader.ValueSpan)}";
        Fault(key, found, fix);
        Reader.Skip();
        return default;
    }

    public readonly void Fault(string key, string found, string fix)
    {
        const int MostFaults = 100;
        if (_faults.Count < MostFaults)
        {
            _faults.Add(new Fault($"{_file}:{Line()} {key}".TrimEnd(), found, fix));
        }
    }

    private readonly int Line() => 1 + _utf8[..(int)Math.Min(Reader.TokenStartIndex, _utf8.Length)].Count((byte)'\n');
}
