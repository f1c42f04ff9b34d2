using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>How facts of the catalog are written, the same in all its commands.</summary>
internal static class CatalogTexts
{
    /// <summary>What stands where nothing is known.</summary>
    public const string Unknown = "–";

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Unknown;

    public static string Count(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>One thing or several: <c>1 offer</c>, <c>2 offers</c>.</summary>
    public static string Count(long number, string noun) => $"{Count(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>Tokens as people say them: 128k, 1M.</summary>
    public static string Tokens(long? tokens) => tokens switch
    {
        null => Unknown,
        >= 1_000_000 => Short(tokens.Value / 1_000_000m) + "M",
        >= 1_000 => Short(tokens.Value / 1_000m) + "k",
        _ => Count(tokens.Value),
    };

    /// <summary>Parameters as people say them: 8B, 1.1T.</summary>
    public static string Parameters(long? count) => count switch
    {
        null => Unknown,
        >= 1_000_000_000_000 => Short(count.Value / 1_000_000_000_000m) + "T",
        >= 1_000_000_000 => Short(count.Value / 1_000_000_000m) + "B",
        >= 1_000_000 => Short(count.Value / 1_000_000m) + "M",
        _ => Count(count.Value),
    };

    public static string Amount(Usd? amount) => amount?.ToString() ?? Unknown;

    public static string YesNo(bool? value) => value switch { true => "yes", false => "no", null => Unknown };

    public static string Share(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);

    public static string Number(double number, string format = "0.##") =>
        number.ToString(format, CultureInfo.InvariantCulture);

    public static string Words(Modalities? set) =>
        set is { } known ? string.Join(", ", CatalogWords.Of(known)) : Unknown;

    public static string Words(Features? set) => set is { } known ? string.Join(", ", CatalogWords.Of(known)) : Unknown;

    public static string Status(Offer offer) =>
        offer.Status is { } status ? CatalogWords.Lifecycles.Of(status) : Unknown;

    public static JsonNode? Json(DateOnly? day) => day is null ? null : JsonValue.Create(Day(day));

    public static JsonNode? Json(double? number) => number is { } known ? JsonValue.Create(Math.Round(known, 4)) : null;

    /// <summary>An object without the keys of which nothing is known.</summary>
    public static JsonObject Known(params (string Key, JsonNode? Value)[] pairs)
    {
        var result = new JsonObject();
        foreach ((string key, JsonNode? value) in pairs)
        {
            if (value is not null)
            {
                result[key] = value;
            }
        }

        return result;
    }

    private static string Short(decimal number) =>
        number.ToString(number < 10m ? "0.##" : "0.#", CultureInfo.InvariantCulture);
}
