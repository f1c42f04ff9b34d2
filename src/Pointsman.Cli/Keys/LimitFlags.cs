using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>
/// Limits as flags, <c>requests=60/minute</c> and <c>20/month</c>, and under the names that the admin API gives them.
/// </summary>
internal static class LimitFlags
{
    /// <summary>What <c>--limit</c> takes.</summary>
    public const string LimitForm = "requests|tokens=N/minute|day|month";

    /// <summary>What <c>--budget</c> takes.</summary>
    public const string BudgetForm = "USD/minute|day|month";

    /// <summary>A limit on requests or tokens; null when it is not written as one.</summary>
    public static JsonNode? Limit(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string measure = equals < 0 ? "" : text[..equals].Trim().ToLowerInvariant();
        return measure is "requests" or "tokens" ? Rate(measure, text[(equals + 1)..]) : null;
    }

    /// <summary>A limit on money; null when it is not written as one.</summary>
    public static JsonNode? Budget(string text) => Rate("usd", text.Trim().TrimStart('$'));

    /// <summary>A tag; null when there is no name before an equals sign.</summary>
    public static JsonNode? Tag(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals <= 0
            ? null
            : new JsonObject { ["name"] = text[..equals].Trim(), ["value"] = text[(equals + 1)..].Trim() };
    }

    /// <summary>Puts limits into an object under their names; a second one of the same kind is a fault.</summary>
    public static void Collect(Document document, string list, string flag, JsonObject limits)
    {
        foreach (Document part in document.Parts(list))
        {
            string name = part.Text("name")!;
            if (limits.ContainsKey(name))
            {
                document.Faults.Add(new Fault(flag, $"{name} is given twice", "give it once"));
            }

            limits[name] = part.Text("amount");
        }
    }

    private static JsonObject? Rate(string measure, string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        string? window = slash < 0 ? null : text[(slash + 1)..].Trim().ToLowerInvariant() switch
        {
            "m" or "min" or "minute" => "Minute",
            "d" or "day" => "Day",
            "mo" or "month" => "Month",
            _ => null,
        };
        return window is null || !Quantity.TryNumber(text.AsSpan(0, slash), out _)
            ? null
            : new JsonObject { ["name"] = $"{measure}Per{window}", ["amount"] = text[..slash].Trim() };
    }
}
