namespace Pointsman;

/// <summary>
/// The cost–quality frontier: for each price, the model that can most. Abilities count less one standard deviation, so
/// that a guess does not beat a measurement.
/// </summary>
public sealed record Frontier
{
    /// <summary>The models on the frontier, the cheapest first.</summary>
    public required IReadOnlyList<FrontierPoint> Points { get; init; }

    /// <summary>All models that were compared, the cheapest first.</summary>
    public required IReadOnlyList<FrontierPoint> Compared { get; init; }

    /// <summary>The frontier of a catalog on a day; without a capability, over all kinds of wits.</summary>
    public static Frontier Of(
        Catalog catalog, Abilities abilities, Capability? by, DateOnly day, IReadOnlyCollection<ProviderKind> kinds)
    {
        List<FrontierPoint> compared = [];
        foreach (Model model in catalog.Models.Where(model => (model.Task ?? ModelTask.Chat) == ModelTask.Chat))
        {
            if (CheapestOffer.Of(catalog, model, day, kinds) is { } cheapest
                && AbilityOf(abilities, model, by) is { } ability)
            {
                compared.Add(new FrontierPoint(model, cheapest, ability, ability.Cautious(1.0)));
            }
        }

        FrontierPoint[] sorted =
        [
            .. compared.OrderBy(point => point.Cheapest.Blended)
                .ThenByDescending(point => point.Cautious)
                .ThenBy(point => point.Model.Id, StringComparer.Ordinal),
        ];
        List<FrontierPoint> points = [];
        foreach (FrontierPoint point in sorted)
        {
            if (points.Count == 0 || point.Cautious > points[^1].Cautious)
            {
                points.Add(point);
            }
        }

        return new Frontier { Points = points, Compared = sorted };
    }

    /// <summary>
    /// One capability of a model, or the mean of all its wits: everything but speed and faithfulness.
    /// </summary>
    public static Ability? AbilityOf(Abilities abilities, Model model, Capability? by)
    {
        if (by is { } one)
        {
            return abilities.Of(model.Id, one);
        }

        Ability[] wits =
        [
            .. Enum.GetValues<Capability>()
                .Where(capability => capability is not (Capability.Speed or Capability.Faithfulness))
                .Select(capability => abilities.Of(model.Id, capability))
                .OfType<Ability>(),
        ];
        return wits.Length == 0
            ? null
            : new Ability(
                wits.Average(wit => wit.Mean), wits.Average(wit => wit.Deviation), wits.Sum(wit => wit.Observations));
    }
}
