namespace Pointsman.Cli;

/// <summary>
/// Where the catalog of this run comes from: <c>--catalog DIR</c>, else the folder that POINTSMAN_CATALOG names, else
/// the
/// one inside the program.
/// </summary>
internal sealed class CatalogHome
{
    public const string Variable = "POINTSMAN_CATALOG";

    private Catalog? _catalog;

    private CatalogHome(string? folder)
    {
        Folder = folder;
    }

    /// <summary>The folder; null for the catalog inside the program, which cannot be changed.</summary>
    public string? Folder { get; }

    public static CatalogHome Of(string? option)
    {
        string? folder = option ?? Environment.GetEnvironmentVariable(Variable);
        return new CatalogHome(string.IsNullOrWhiteSpace(folder) ? null : folder);
    }

    /// <summary>The catalog, read once.</summary>
    /// <exception cref="FaultsException">The folder or something in it is wrong.</exception>
    public Catalog Load() =>
        _catalog ??= Folder is null ? Catalog.LoadEmbedded() : Catalog.Load(CatalogFolder.Files(Folder));
}
