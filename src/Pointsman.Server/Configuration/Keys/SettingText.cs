using System.Globalization;

namespace Pointsman.Server;

/// <summary>Writes the values of settings for people.</summary>
internal static class SettingText
{
    /// <summary>A number and its unit; one without a unit is a name, as that of a port.</summary>
    public static string Of(long value, string unit) => unit.Length == 0
        ? value.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{value:#,##0} {(value == 1 ? unit.TrimEnd('s') : unit)}");

    public static string OfShare(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");

    /// <summary>The least and the largest value of a key as people write them.</summary>
    public static string OfLimit(KeyDescription key, decimal limit) => key.Kind switch
    {
        KeyKind.Duration => Quantity.Words(TimeSpan.FromMilliseconds((double)limit)),
        KeyKind.Bytes => Quantity.BytesWords((long)limit),
        KeyKind.Share => OfShare((double)limit),
        KeyKind.Whole when key.Unit.Length == 0 => limit.ToString("0", CultureInfo.InvariantCulture),
        _ => limit.ToString("#,##0.####", CultureInfo.InvariantCulture),
    };
}
