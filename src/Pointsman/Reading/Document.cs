using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman;

/// <summary>
/// Reads one object that a person wrote, from flags, YAML or JSON alike. Every read notes its key, so that
/// <see cref="FaultUnknownKeys"/> can name the keys that nobody asked for; every fault goes to one list.
/// </summary>
public sealed class Document
{
    private readonly JsonElement _root;
    private readonly Func<string, string> _place;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>Opens an object. <paramref name="place"/> turns a key into what the person knows it by.</summary>
    public Document(JsonElement root, List<Fault> faults, Func<string, string>? place = null)
    {
        _root = root;
        _place = place ?? (key => key);
        Faults = faults;
        if (root.ValueKind != JsonValueKind.Object)
        {
            string whole = _place("").TrimEnd('.', ' ');
            Faults.Add(new Fault(whole, $"found {Kind(root)}", "write an object of keys and values"));
        }
    }

    /// <summary>The list that every fault goes to.</summary>
    public List<Fault> Faults { get; }

    /// <summary>What the person knows a key by, for a fault.</summary>
    public string Place(string key) => _place(key);

    /// <summary>Whether the key stands there with a value.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether a text stands under the key, and not a list or an object.</summary>
    public bool IsText(string key) => Find(key)?.ValueKind == JsonValueKind.String;

    /// <summary>A text; a number is taken as it is written.</summary>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString()!.Trim(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value => value.GetRawText(),
        { } value => FaultOf<string>(key, Kind(value), "write a single text"),
    };

    /// <summary>What stands under the key, as it was written, for forms that are read elsewhere.</summary>
    public JsonElement? Value(string key) => Find(key);

    /// <summary>One word of a set.</summary>
    public string? Word(string key, IReadOnlyCollection<string> allowed)
    {
        string? text = Text(key)?.ToLowerInvariant();
        return text is null || allowed.Contains(text)
            ? text
            : FaultOf<string>(key, $"'{text}'", Allowed(text, allowed));
    }

    /// <summary>Several words, as a list or one text with commas.</summary>
    public IReadOnlyList<string> Words(string key)
    {
        JsonElement? value = Find(key);
        if (value is null)
        {
            return [];
        }

        return value.Value.ValueKind switch
        {
            JsonValueKind.Array => Items(value.Value),
            JsonValueKind.Object =>
                FaultOf<string[]>(key, Kind(value.Value), "write a list, or words with commas between") ?? [],
            _ => value.Value.ToString()
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }

    /// <summary>A number within limits; the texts 10k and 2M are numbers too.</summary>
    public decimal? Number(string key, decimal least, decimal most, string unit = "")
    {
        string? text = Text(key);
        if (text is null)
        {
            return null;
        }

        string range = string.Create(
            CultureInfo.InvariantCulture,
            $"write a number from {least:0.############} to {most:0.############} {unit}").TrimEnd();
        return Quantity.TryNumber(text.TrimStart('$'), out decimal number) && number >= least && number <= most
            ? number
            : FaultOf<decimal?>(key, $"'{text}'", range);
    }

    /// <summary>A whole number within limits.</summary>
    public long? Whole(string key, long least, long most, string unit = "")
    {
        decimal? number = Number(key, least, most, unit);
        return number is null || number == Math.Truncate(number.Value)
            ? (long?)number
            : FaultOf<long?>(key, $"'{Text(key)}'", $"write a whole number from {least} to {most} {unit}".TrimEnd());
    }

    /// <summary>An amount of money, not negative.</summary>
    public Usd? Money(string key) => Number(key, 0m, 1_000_000_000_000m, "USD") is { } amount ? new Usd(amount) : null;

    /// <summary>A share from 0 to 1, or in percent.</summary>
    public double? Share(string key)
    {
        string? text = Text(key);
        if (text is null)
        {
            return null;
        }

        return Quantity.TryShare(text, out double share) && share is >= 0 and <= 1
            ? share
            : FaultOf<double?>(key, $"'{text}'", "write a share from 0 to 1, or 0% to 100%");
    }

    /// <summary>A duration within limits, with its unit.</summary>
    public TimeSpan? Duration(string key, TimeSpan least, TimeSpan most)
    {
        string? text = Text(key);
        if (text is null)
        {
            return null;
        }

        string range = $"from {Quantity.Words(least)} to {Quantity.Words(most)}";
        return Quantity.TryDuration(text, out TimeSpan span) && span >= least && span <= most
            ? span
            : FaultOf<TimeSpan?>(key, $"'{text}'", $"{Quantity.DurationForm}, {range}");
    }

    /// <summary>A size in bytes within limits.</summary>
    public long? Bytes(string key, long least, long most)
    {
        string? text = Text(key);
        if (text is null)
        {
            return null;
        }

        string range = $"from {Quantity.BytesWords(least)} to {Quantity.BytesWords(most)}";
        return Quantity.TryBytes(text, out long bytes) && bytes >= least && bytes <= most
            ? bytes
            : FaultOf<long?>(key, $"'{text}'", $"{Quantity.BytesForm}, {range}");
    }

    /// <summary>Yes or no.</summary>
    public bool? YesNo(string key) => Text(key)?.ToLowerInvariant() switch
    {
        null => null,
        "true" or "yes" => true,
        "false" or "no" => false,
        var other => FaultOf<bool?>(key, $"'{other}'", "write yes or no"),
    };

    /// <summary>
    /// A nested object. With <paramref name="shorthand"/> a text stands for an object with that key alone.
    /// </summary>
    public Document? Part(string key, string? shorthand = null) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text when shorthand is not null =>
            new Document(Only(shorthand, text), Faults, _ => _place(key)),
        { } value => new Document(value, Faults, inner => _place($"{key}.{inner}")),
    };

    /// <summary>
    /// The objects of a list. With <paramref name="shorthand"/> a text stands for an object with that key alone.
    /// </summary>
    public IReadOnlyList<Document> Parts(string key, int most = 1_000, string? shorthand = null)
    {
        JsonElement? value = Find(key);
        if (value is null)
        {
            return [];
        }

        if (value.Value.ValueKind != JsonValueKind.Array || value.Value.GetArrayLength() > most)
        {
            return FaultOf<Document[]>(key, Kind(value.Value), $"write a list of at most {most} objects") ?? [];
        }

        var parts = new List<Document>();
        foreach (JsonElement item in value.Value.EnumerateArray())
        {
            int i = parts.Count;
            parts.Add(shorthand is null || item.ValueKind != JsonValueKind.String
                ? new Document(item, Faults, inner => _place($"{key}[{i}].{inner}"))
                : new Document(Only(shorthand, item), Faults, _ => _place($"{key}[{i}]")));
        }

        return parts;
    }

    /// <summary>The keys of this object, in order.</summary>
    public IReadOnlyList<string> Keys()
    {
        // Plain loops here and below: sequences of structs would be compiled at every start of the program.
        var keys = new List<string>();
        if (_root.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in _root.EnumerateObject())
            {
                keys.Add(property.Name);
            }
        }

        return keys;
    }

    /// <summary>Adds a fault about a key.</summary>
    public T? FaultOf<T>(string key, string found, string fix)
    {
        Faults.Add(new Fault(_place(key), $"found {found}", fix));
        return default;
    }

    /// <summary>Adds a fault for every key that was never asked for.</summary>
    public void FaultUnknownKeys()
    {
        foreach (string key in Keys().Where(key => !_asked.Contains(key)))
        {
            string all = $"known keys: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}";
            Faults.Add(new Fault(_place(key), "this key is unknown", Spelling.Hint(key, _asked, all)));
        }
    }

    private static JsonElement Only(string key, JsonElement value) =>
        JsonSerializer.SerializeToElement(new JsonObject { [key] = value.GetString() });

    private static string Allowed(string text, IReadOnlyCollection<string> allowed)
    {
        string all = $"allowed: {string.Join(", ", allowed)}";
        return Spelling.Nearest(text, allowed, 1) is [var near] ? $"did you mean {near}? {all}" : all;
    }

    private static List<string> Items(JsonElement list)
    {
        var items = new List<string>();
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ToString().Trim() is { Length: > 0 } text)
            {
                items.Add(text);
            }
        }

        return items;
    }

    private JsonElement? Find(string key)
    {
        _asked.Add(key);
        bool there = _root.ValueKind == JsonValueKind.Object && _root.TryGetProperty(key, out JsonElement value)
            && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
        return there ? _root.GetProperty(key) : null;
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"a list of {value.GetArrayLength()}",
        JsonValueKind.Null or JsonValueKind.Undefined => "nothing",
        _ => $"'{value}'",
    };
}
