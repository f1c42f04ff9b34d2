namespace Pointsman;

/// <summary>Names that mean two things.</summary>
internal static class NameFindings
{
    public static IEnumerable<Finding> Of(Catalog catalog, Dictionary<string, Model> models)
    {
        var owners = new Dictionary<string, SortedSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (Model model in catalog.Models)
        {
            foreach (string alias in model.Aliases)
            {
                if (!owners.TryGetValue(alias, out SortedSet<string>? ids))
                {
                    owners[alias] = ids = new SortedSet<string>(StringComparer.Ordinal);
                }

                ids.Add(model.Id);
            }
        }

        foreach ((string alias, SortedSet<string> ids) in owners)
        {
            if (ids.Count > 1)
            {
                yield return new Finding(
                    FindingKind.DuplicateAlias, alias, $"is an alias of {string.Join(" and ", ids)}");
            }

            foreach (string id in ids.Where(id => models.TryGetValue(alias, out Model? other) && other.Id != id))
            {
                yield return new Finding(FindingKind.AliasIsId, alias, $"is an alias of {id}, and a model of its own");
            }
        }
    }
}
