namespace Pointsman;

/// <summary>What is known of a model besides scores, as numbers for a regression.</summary>
internal static class ModelTraits
{
    private static readonly DateOnly Epoch = new(2023, 1, 1);

    /// <summary>A constant, years since 2023, logarithm of the price and of the size (each with whether it is known),
    /// reasoning.</summary>
    public static double[][] Of(Catalog catalog, Model[] models, DateOnly day)
    {
        Dictionary<string, double> prices = Prices(catalog, day);
        double meanPrice = prices.Count == 0 ? 0.0 : prices.Values.Average();
        double[] sizes = [.. models.Where(model => model.Parameters > 0).Select(Size)];
        double meanSize = sizes.Length == 0 ? 0.0 : sizes.Average();
        return [.. models.Select(Row)];

        double[] Row(Model model)
        {
            double years = ((model.Released ?? model.Seen).DayNumber - Epoch.DayNumber) / 365.25;
            bool priced = prices.TryGetValue(model.Id, out double price);
            double size = model.Parameters > 0 ? Size(model) - meanSize : 0.0;
            double reasons = model.Features?.HasFlag(Features.Reasoning) == true ? 1.0 : 0.0;
            return [1.0, years, priced ? price - meanPrice : 0.0, size, model.Parameters > 0 ? 1.0 : 0.0, reasons];
        }
    }

    /// <summary>
    /// The same without the years: a younger model is cleverer than its price suggests, but not faster.
    /// </summary>
    public static double[][] WithoutAge(double[][] traits) =>
        [.. traits.Select(row => (double[])[row[0], .. row[2..]])];

    private static double Size(Model model) => Math.Log10((double)model.Parameters!.Value);

    // The middle price among sellers: a reseller's error or subsidy does not speak for the model.
    private static Dictionary<string, double> Prices(Catalog catalog, DateOnly day)
    {
        var byModel = new Dictionary<string, List<decimal>>(StringComparer.Ordinal);
        foreach (Offer offer in catalog.Offers)
        {
            if (offer.PriceOn(day) is { Base: { Input: { } input, Output: { } output } } && input > Usd.Zero
                && output > Usd.Zero)
            {
                if (!byModel.TryGetValue(offer.Model, out List<decimal>? list))
                {
                    byModel[offer.Model] = list = [];
                }

                list.Add(((input * 3m) + output).Amount / 4m);
            }
        }

        var middle = new Dictionary<string, double>(byModel.Count, StringComparer.Ordinal);
        foreach ((string model, List<decimal> list) in byModel)
        {
            list.Sort();
            middle[model] = Math.Log10((double)list[list.Count / 2]);
        }

        return middle;
    }
}
