using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>Reads criteria as people write them.</summary>
public static partial class CriterionText
{
    /// <summary>The metrics that a criterion can name, each with its unit.</summary>
    public static readonly IReadOnlyDictionary<string, string> Metrics = new Dictionary<string, string>
    {
        ["accuracy"] = "share", ["score"] = "share", ["consistency"] = "share", ["failures"] = "share",
        ["p50"] = "time", ["p95"] = "time", ["p99"] = "time", ["first-token"] = "time",
        ["cost"] = "money", ["tokens"] = "count", ["tokens-per-second"] = "count",
    };

    /// <summary>Reads <c>accuracy &gt;= 95%</c>; null, with the reason, where it cannot be read.</summary>
    public static Criterion? Read(string text, out string? found, out string? fix)
    {
        found = fix = null;
        Match parts = Form().Match(text);
        if (!parts.Success)
        {
            found = $"'{text}'";
            fix = "write a metric, < or >, and a bound: accuracy > 95%, p95 < 2s, cost < $0.01";
            return null;
        }

        string metric = parts.Groups["metric"].Value.Trim().ToLowerInvariant().Replace(' ', '-');
        if (!Metrics.TryGetValue(metric, out string? unit))
        {
            found = $"'{metric}'";
            fix = Spelling.Hint(metric, Metrics.Keys, $"metrics: {string.Join(", ", Metrics.Keys)}");
            return null;
        }

        string bound = parts.Groups["bound"].Value.Trim();
        if (Bound(bound, unit) is { } value)
        {
            return new Criterion(metric, parts.Groups["sign"].Value[0] == '>', value, text.Trim());
        }

        found = $"'{bound}'";
        fix = unit switch
        {
            "share" => "write a share: 0.95 or 95%",
            "time" => Quantity.DurationForm,
            "money" => "write dollars per request: $0.01",
            _ => "write a number: 500",
        };
        return null;
    }

    private static double? Bound(string text, string unit)
    {
        switch (unit)
        {
            case "share":
                return Quantity.TryShare(text, out double share) && share is >= 0 and <= 1 ? share : null;
            case "time":
                return Quantity.TryDuration(text, out TimeSpan span) ? span.TotalSeconds : null;
            default:
                string plain = unit == "money" ? text.TrimStart('$') : text;
                return Quantity.TryNumber(plain, out decimal number) && number >= 0 ? (double)number : null;
        }
    }

    [GeneratedRegex(@"^\s*(?<metric>[A-Za-z][A-Za-z0-9\- ]*?)\s*(?<sign><=|>=|<|>)\s*(?<bound>\S.*)$")]
    private static partial Regex Form();
}
