using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>
/// Reads the inputs of a computation and remembers them, so that the result can show what it rests on.
/// </summary>
internal sealed class Inputs(Document document)
{
    /// <summary>The origin of an input that nobody gave.</summary>
    public const string ByDefault = "default";

    /// <summary>The origin of an input that the catalog gave.</summary>
    public const string ByCatalog = "catalog";

    private readonly List<(string Key, string Text, JsonNode? Json, string Origin)> _read = [];

    public Document Document { get; } = document;

    public decimal Number(string key, decimal least, decimal most, string unit, decimal fallback) =>
        NumberOrNone(key, least, most, unit) ?? Default(key, fallback, Figure(fallback, unit));

    public decimal? NumberOrNone(string key, decimal least, decimal most, string unit)
    {
        decimal? number = Document.Number(key, least, most, unit);
        return number is { } given ? Given(key, given, Figure(given, unit)) : null;
    }

    public long Whole(string key, long most, string unit, long fallback = 0)
    {
        if (Document.Whole(key, 0, most, unit) is { } given)
        {
            return (long)Given(key, given, Figure(given, unit));
        }

        return fallback == 0 ? 0 : (long)Default(key, fallback, Figure(fallback, unit));
    }

    public Usd Money(string key, Usd fallback, string per) =>
        MoneyOrNone(key, per) ?? new Usd(Default(key, fallback.Amount, $"{fallback}{per}"));

    public Usd? MoneyOrNone(string key, string per) =>
        Document.Money(key) is { } given ? new Usd(Given(key, given.Amount, $"{given}{per}")) : null;

    public decimal Share(string key, decimal fallback, string what = "") =>
        ShareOrNone(key, what) ?? Default(key, fallback, Percent(fallback, what));

    public decimal? ShareOrNone(string key, string what = "") =>
        Document.Share(key) is { } share ? Given(key, (decimal)share, Percent((decimal)share, what)) : null;

    public string? Text(string key)
    {
        string? text = Document.Text(key);
        if (text is not null)
        {
            Show(key, text, JsonValue.Create(text));
        }

        return text;
    }

    public string Word(string key, string fallback, params string[] allowed)
    {
        string? word = Document.Word(key, allowed);
        Show(key, word ?? fallback, JsonValue.Create(word ?? fallback), word is null ? ByDefault : "");
        return word ?? fallback;
    }

    /// <summary>A volume: a number a month, or a number and a period.</summary>
    public decimal? Volume(string key)
    {
        const decimal Most = 1_000_000_000_000m;
        string? text = Document.Text(key);
        if (text is null)
        {
            return null;
        }

        bool read = text.Contains('/', StringComparison.Ordinal)
            ? Quantity.TryPerMonth(text, out decimal requests)
            : Quantity.TryNumber(text, out requests);
        return read && requests is >= 0m and <= Most
            ? Given(key, requests, Figure(requests, "requests/month"))
            : Document.FaultOf<decimal?>(key, $"'{text}'", $"{Quantity.VolumeForm}; at most {Most:0} a month");
    }

    /// <summary>A value that stands for a key that was not given.</summary>
    public decimal ByDefaultOf(string key, decimal value, string unit) => Default(key, value, Figure(value, unit));

    /// <summary>Remembers an input that was read elsewhere.</summary>
    public void Show(string key, string text, JsonNode? json, string origin = "") =>
        _read.Add((key, text, json, origin));

    /// <summary>Remembers what was read from a part of the document.</summary>
    public void Include(string name, Inputs part) =>
        _read.AddRange(part._read.Select(line => ($"{name} {line.Key}", line.Text, line.Json, line.Origin)));

    /// <summary>Writes the inputs as a table; those that nobody gave are marked.</summary>
    public void Write(Screen screen)
    {
        var table = new Table("", "", "");
        foreach ((string key, string text, _, string origin) in _read)
        {
            table.Row(key, text, origin.Length > 0 ? $"({origin})" : "");
        }

        screen.Heading("inputs");
        table.Write(screen);
    }

    /// <summary>The inputs as an object, and the keys of those that are defaults.</summary>
    public void AddTo(JsonObject result)
    {
        var inputs = new JsonObject();
        foreach ((string key, _, JsonNode? json, _) in _read)
        {
            inputs[key] = json?.DeepClone();
        }

        result["inputs"] = inputs;
        result["defaults"] = Written.Json(_read.Where(line => line.Origin == ByDefault).Select(line => line.Key));
    }

    private static string Figure(decimal number, string unit) =>
        $"{number.ToString("#,##0.############", CultureInfo.InvariantCulture)} {unit}".TrimEnd();

    private static string Percent(decimal share, string what) =>
        $"{(share * 100m).ToString("0.####", CultureInfo.InvariantCulture)} % {what}".TrimEnd();

    private decimal Given(string key, decimal value, string text)
    {
        Show(key, text, Written.Json(value));
        return value;
    }

    private decimal Default(string key, decimal value, string text)
    {
        Show(key, text, Written.Json(value), ByDefault);
        return value;
    }
}
