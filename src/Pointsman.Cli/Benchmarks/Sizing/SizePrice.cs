namespace Pointsman.Cli;

/// <summary>What a case costs of a model.</summary>
/// <param name="Model">The model, as it was named.</param>
/// <param name="Offer">Whose price that is; null for a simulated model.</param>
/// <param name="PerCase">The price of a case; null where nobody states one.</param>
internal sealed record SizePrice(string Model, string? Offer, Usd? PerCase)
{
    /// <summary>The price of a model by the catalog, with a fault where it does not know it.</summary>
    public static SizePrice? Of(
        string name, Usage usage, Func<string, (Offer? Offer, Model? Model, string Hint)> find, DateOnly today,
        Document document)
    {
        if (name.StartsWith("sim/", StringComparison.Ordinal))
        {
            return new SizePrice(name, null, Usd.Zero);
        }

        (Offer? offer, _, string hint) = find(name);
        return offer is null
            ? document.FaultOf<SizePrice>("models", $"'{name}', whose price is unknown", hint)
            : new SizePrice(name, offer.Id,
                offer.PriceOn(today) is { } price ? Charge.TotalFor(usage, price) : null);
    }
}
