using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>How numbers and amounts are written, for machines and for people.</summary>
internal static class Written
{
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode? Json(Usd? amount) => amount is { } known ? Json(known.Amount) : null;

    /// <summary>A number to twelve places, without the zeros that computing left at its end.</summary>
    public static JsonNode Json(decimal number) =>
        JsonValue.Create(Math.Round(number, 12) / 1.000000000000000000000000000m);

    public static JsonArray Json(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    /// <summary>JSON on one line, its letters as they are.</summary>
    public static string Compact(JsonNode json) => json.ToJsonString(Plain);

    public static string Figure(decimal number, string format = "#,##0.##") =>
        number.ToString(format, CultureInfo.InvariantCulture);

    public static string Percent(decimal share) => $"{Figure(share * 100m)} %";

    /// <summary>An amount to the last digit.</summary>
    public static string Exact(Usd amount) => $"${Figure(amount.Amount, "#,##0.00##########")}";

    public static string Text(Usd? amount) => amount?.ToString() ?? "unknown";
}
