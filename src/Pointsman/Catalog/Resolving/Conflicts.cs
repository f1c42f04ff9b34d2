namespace Pointsman;

/// <summary>Finds the facts on which sources disagree.</summary>
public static class Conflicts
{
    /// <summary>All conflicts, models before offers, each in the order of its id.</summary>
    public static IReadOnlyList<Conflict> Find(Catalog catalog)
    {
        List<Conflict> found = [];
        Grouping.Each(
            catalog.Facts, catalog.Policy, one => one.Models, model => model.Id,
            claims => Add("model", claims[0].Id, claims, FactFields.OfModel));
        Grouping.Each(
            catalog.Facts, catalog.Policy, one => one.Offers, offer => offer.Id,
            claims => Add("offer", claims[0].Id, claims, FactFields.OfOffer));
        return found;

        void Add<T>(string kind, string subject, Claims<T> claims, IReadOnlyList<FactField<T>> fields)
            where T : class
        {
            if (claims.Count > 1)
            {
                found.AddRange(FactSheet.Read(claims, catalog.Facts, catalog.Policy, fields, disputedOnly: true)
                    .Select(fact =>
                        new Conflict(kind, subject, fact.Field, fact.Group, fact.Claims, Why(catalog.Policy, fact))));
            }
        }
    }

    /// <summary>The fields that can be in conflict.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        .. FactFields.OfModel.Where(field => !field.Union).Select(field => field.Name)
            .Union(FactFields.OfOffer.Where(field => !field.Union).Select(field => field.Name)),
    ];

    private static string Why(CatalogPolicy policy, Fact fact)
    {
        string winner = fact.Claims[0].Source.Id;
        IEnumerable<string> losers = fact.Claims.Where(claim => !claim.Wins).Select(claim => claim.Source.Id)
            .Distinct();
        string group = fact.Group.ToString().ToLowerInvariant();
        string who = $"on {group} {winner} is believed before {string.Join(" and ", losers)}";
        return $"{who}. {policy.Why[fact.Group]}".TrimEnd();
    }
}
