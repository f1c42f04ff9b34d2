namespace Pointsman.Cli;

/// <summary>Finds what a person means by a name, and suggests when nothing fits.</summary>
internal static class CatalogNaming
{
    /// <summary>
    /// A model by id, alias or any name that a source may use; null with a fault that suggests others.
    /// </summary>
    public static Model? ModelOf(this CatalogRequest request, Catalog catalog, string name)
    {
        Model? found = Find(catalog, name);
        if (found is null)
        {
            request.Document.Faults.Add(new Fault(name, "no model of the catalog has this name", Hint(catalog, name)));
        }

        return found;
    }

    public static Model? Find(Catalog catalog, string name)
    {
        if (catalog.FindModel(name) is { } direct)
        {
            return direct;
        }

        if (catalog.Models.FirstOrDefault(
            model => name.Equals(model.Name, StringComparison.OrdinalIgnoreCase)) is { } named)
        {
            return named;
        }

        string spelled = name.Trim().Replace(' ', '-');
        return new ModelNames(catalog.Models).TryFind(spelled, out string id, out _) ? catalog.FindModel(id) : null;
    }

    public static string Hint(Catalog catalog, string name)
    {
        IEnumerable<string> names = name.Contains('/', StringComparison.Ordinal)
            ? catalog.Offers.Select(offer => offer.Id)
            : catalog.Models.SelectMany(model => model.Aliases.Append(model.Id));
        return Spelling.Hint(
            name.Replace(' ', '-'), names.Distinct(), "'pointsman catalog list --text WORDS' finds names");
    }
}
