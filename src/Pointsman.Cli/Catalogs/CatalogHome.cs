namespace Pointsman.Cli;

/// <summary>
/// Where the catalog of this run comes from: <c>--catalog DIR</c>, else the folder that POINTSMAN_CATALOG names, else
/// the one inside the program.
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
    public Catalog Load() => _catalog ??= Folder is null ? Inside() : Catalog.Load(CatalogFolder.Files(Folder));

    /// <summary>The catalog inside the program: compiled, when this build was published, else read from its
    /// files.</summary>
    public static Catalog Inside() => Compiled() ?? Catalog.LoadEmbedded();

    /// <summary>Writes the compiled catalog beside the program; publishing does it, so that every start is
    /// quick.</summary>
    public static void Compile() => File.WriteAllBytes(CompiledPath, CompiledCatalog.Compile());

    private static string CompiledPath => Path.Combine(AppContext.BaseDirectory, "catalog.compiled");

    // Beside a program that was built but not published there is none; one of another build is refused.
    private static Catalog? Compiled()
    {
        try
        {
            return File.Exists(CompiledPath) ? CompiledCatalog.Read(File.ReadAllBytes(CompiledPath)) : null;
        }
        catch (Exception broken) when (
            broken is IOException or UnauthorizedAccessException or IndexOutOfRangeException or ArgumentException)
        {
            return null;
        }
    }
}
