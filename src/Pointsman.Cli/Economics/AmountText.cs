using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>
/// Reads amounts as people write them: <c>20000 once</c>, <c>500/month</c>, <c>800..1000..1500/month</c> for low,
/// likely
/// and high, and sums of them with a plus between.
/// </summary>
internal static class AmountText
{
    private const decimal Most = 1_000_000_000_000m;

    /// <summary>Reads the amounts of a key; a single number is moved by the swing both ways.</summary>
    public static IReadOnlyList<Amount> ReadAmounts(
        this Inputs inputs, string key, decimal swing, params string[] periods)
    {
        if (inputs.Document.Text(key) is not { } text)
        {
            return [];
        }

        var amounts = new List<Amount>();
        foreach (string term in text.Split('+', StringSplitOptions.TrimEntries))
        {
            if (Parse(term, periods) is not { } amount)
            {
                IEnumerable<string> forms = periods.Select(unit => unit == "once" ? "900 once" : $"90/{unit}");
                string written = string.Join(" or ", forms);
                string fix = $"write {written}, or low..likely..high before the period; "
                    + $"from 0 to {Most:0} USD, without a period it is {periods[0]}";
                inputs.Document.FaultOf<Amount>(key, $"'{term}'", fix);
                return [];
            }

            bool range = amount.Value.Low != amount.Value.High;
            amounts.Add(range ? amount : amount with { Value = Estimate.Around(amount.Value.Likely, swing) });
        }

        inputs.Show(key, string.Join(" + ", amounts), JsonValue.Create(text));
        return amounts;
    }

    private static Amount? Parse(string term, string[] periods)
    {
        (string number, string period) = Split(term);
        if (period.Length == 0)
        {
            period = periods[0];
        }

        string[] parts = number.Split("..");
        var values = new decimal[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            string digits = parts[i].Trim().TrimStart('$');
            if (!Quantity.TryNumber(digits, out values[i]) || values[i] is < 0m or > Most)
            {
                return null;
            }
        }

        bool rising = values.Length == 1 || (values.Length == 3 && values[0] <= values[1] && values[1] <= values[2]);
        var value = new Estimate(values[0], values[values.Length / 2], values[^1]);
        return rising && periods.Contains(period) ? new Amount(value, period) : null;
    }

    private static (string Number, string Period) Split(string term)
    {
        int slash = term.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            string unit = term[(slash + 1)..].Trim().ToLowerInvariant();
            return (term[..slash], unit switch { "mo" => "month", "y" => "year", "once" => "?", "" => "?", _ => unit });
        }

        return term.EndsWith("once", StringComparison.OrdinalIgnoreCase) ? (term[..^4], "once") : (term, "");
    }
}
