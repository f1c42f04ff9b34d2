using System.Globalization;
using System.Text.Json;

namespace Pointsman;

/// <summary>Reads the values of one JSON object and keeps what is wrong with them.</summary>
internal sealed class ImportRow(JsonElement row, List<string> problems, DateOnly latestRelease)
{
    private const decimal TokensPerRate = 1_000_000m;
    private const decimal LargestThreshold = 1_000_000_000_000m;

    public JsonElement Element => row;

    public List<string> Problems => problems;

    public string? Text(string key) => Find(key) is { ValueKind: JsonValueKind.String } value
        && value.GetString()!.Trim() is { Length: > 0 } text
        ? text
        : null;

    public bool Yes(string key) => Find(key) is { ValueKind: JsonValueKind.True };

    public bool? YesNo(string key) => Find(key)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public IEnumerable<string> Texts(string key) => Find(key) is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
        : [];

    public ImportRow? Part(string key) =>
        Find(key) is { ValueKind: JsonValueKind.Object } part ? new ImportRow(part, problems, latestRelease) : null;

    public IEnumerable<ImportRow> Parts(string key) => Find(key) is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            .Select(item => new ImportRow(item, problems, latestRelease))
        : [];

    /// <summary>A rate that is given per million tokens.</summary>
    public Usd? Rate(string key) => Amount(key, 1m);

    /// <summary>A rate that is given for one token.</summary>
    public Usd? RatePerToken(string key) => Amount(key, TokensPerRate);

    /// <summary>A flat amount; 0 means that nothing is charged apart.</summary>
    public Usd? Flat(string key) => Amount(key, 1m) is { Amount: > 0m } amount ? amount : null;

    /// <summary>A rate beside the main ones; 0 means that nothing is charged apart.</summary>
    public Usd? SpecialPerToken(string key) => Amount(key, TokensPerRate) is { Amount: > 0m } amount ? amount : null;

    /// <summary>A count of tokens; 0 means unknown.</summary>
    public int? Tokens(string key) => Number(key) switch
    {
        null or <= 0m => null,
        > int.MaxValue => null,
        { } number => (int)number,
    };

    /// <summary>The number of tokens at which something begins.</summary>
    public long? Threshold(string key) => Number(key) is > 0m and <= LargestThreshold and { } number
        ? (long)number
        : null;

    public DateOnly? Release(string key) => FactTexts.Date(Text(key)) is { } date
        ? FactTexts.Release(date, latestRelease, key, problems) : null;

    public DateOnly? End(string key) => FactTexts.Date(Text(key));

    public Modalities? Modalities(string key)
    {
        Modalities all = Pointsman.Modalities.None;
        foreach (string word in Texts(key))
        {
            all |= FactTexts.Modality(word);
        }

        return all == Pointsman.Modalities.None ? null : all;
    }

    public decimal? Number(string key) => Find(key) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetDecimal(out decimal number) => number,
        { ValueKind: JsonValueKind.String } value
            when decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture,
                out decimal number) => number,
        _ => null,
    };

    private Usd? Amount(string key, decimal scale)
    {
        decimal? number = Number(key);
        if (number is null)
        {
            return null;
        }

        if (number < 0m || number > FactTexts.DearestRate / scale)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{key} is {number}, a price cannot be that"));
            return null;
        }

        return new Usd(PriceWriter.Shortest(number.Value * scale));
    }

    private JsonElement? Find(string key) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(key, out JsonElement value) ? value : null;
}
