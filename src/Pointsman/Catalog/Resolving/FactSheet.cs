namespace Pointsman;

/// <summary>Every fact of a model or an offer, with who says it and who says otherwise.</summary>
public static class FactSheet
{
    /// <summary>The facts of a model, in the order of the catalog's files.</summary>
    public static IReadOnlyList<Fact> Of(Catalog catalog, Model model) => Of(
        catalog, model, FactFields.OfModel, facts => facts.Models, one => one.Id);

    /// <summary>The facts of an offer, in the order of the catalog's files.</summary>
    public static IReadOnlyList<Fact> Of(Catalog catalog, Offer offer) => Of(
        catalog, offer, FactFields.OfOffer, facts => facts.Offers, one => one.Id);

    /// <summary>The facts that some source states about one subject.</summary>
    internal static IEnumerable<Fact> Read<T>(
        Claims<T> claims, IReadOnlyList<LoadedSource> facts, CatalogPolicy policy, IReadOnlyList<FactField<T>> fields,
            bool disputedOnly)
        where T : class
    {
        foreach (FactField<T> field in fields)
        {
            int[] said = [.. Enumerable.Range(0, claims.Count).Where(i => field.Text(claims[i]) is not null)];
            bool disputed = !field.Union && Disputed(claims, said, field);
            if (said.Length == 0 || (disputedOnly && !disputed))
            {
                continue;
            }

            int[] ranked = [.. said.OrderBy(i => policy.Rank(field.Group, claims.SourceOf(i)))];
            Claim[] each = [.. ranked.Select(i => new Claim(
                facts[claims.SourceOf(i)].Source, field.Text(claims[i])!, field.Union
                    || field.Agree(claims[ranked[0]], claims[i])))];
            yield return new Fact(field.Name, field.Group, each[0].Value, each, disputed);
        }
    }

    private static bool Disputed<T>(Claims<T> claims, int[] said, FactField<T> field)
        where T : class
    {
        for (int i = 0; i < said.Length; i++)
        {
            for (int j = i + 1; j < said.Length; j++)
            {
                if (!field.Agree(claims[said[i]], claims[said[j]]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static IReadOnlyList<Fact> Of<T>(
        Catalog catalog, T resolved, IReadOnlyList<FactField<T>> fields, Func<LoadedSource, List<T>> list, Func<T,
            string> id)
        where T : class
    {
        var said = new List<T>();
        var sources = new List<int>();
        for (int i = 0; i < catalog.Facts.Count; i++)
        {
            foreach (T claim in list(catalog.Facts[i]).Where(claim => id(claim) == id(resolved)))
            {
                said.Add(claim);
                sources.Add(i);
            }
        }

        var claims = new Claims<T>(catalog.Policy, said, sources);
        Dictionary<string, FactField<T>> byName = fields.ToDictionary(field => field.Name);
        return
        [
            .. Read(claims, catalog.Facts, catalog.Policy, fields, disputedOnly: false)
                .Select(fact => fact with { Value = byName[fact.Field].Text(resolved) ?? fact.Value }),
        ];
    }
}
