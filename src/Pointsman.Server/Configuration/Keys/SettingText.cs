using System.Globalization;

namespace Pointsman.Server;

/// <summary>Writes the values of settings for people.</summary>
internal static class SettingText
{
    public static string Of(long value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{value:#,##0} {(unit == "" ? "" : unit)}").TrimEnd();

    public static string OfShare(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");

    /// <summary>The least and the largest value of a key as people write them.</summary>
    public static string OfLimit(KeyDescription key, decimal limit) => key.Kind switch
    {
        KeyKind.Duration => Quantity.Words(TimeSpan.FromMilliseconds((double)limit)),
        KeyKind.Bytes => Quantity.BytesWords((long)limit),
        KeyKind.Share => OfShare((double)limit),
        _ => limit.ToString("#,##0.####", CultureInfo.InvariantCulture),
    };
}
