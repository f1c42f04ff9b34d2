namespace Pointsman;

/// <summary>The catalog's files as they come inside the library.</summary>
internal static class EmbeddedCatalog
{
    private const string Folder = "catalog/";

    public static IEnumerable<CatalogFile> Files(bool imports = false, bool withFacts = true)
    {
        System.Reflection.Assembly home = typeof(EmbeddedCatalog).Assembly;
        foreach (string name in home.GetManifestResourceNames())
        {
            bool wanted = (imports || !name.StartsWith(Folder + "imports/", StringComparison.Ordinal))
                && (withFacts || !name.StartsWith(Folder + "facts/", StringComparison.Ordinal));
            if (wanted && name.StartsWith(Folder, StringComparison.Ordinal))
            {
                yield return new CatalogFile(name[Folder.Length..], Read(home, name));
            }
        }
    }

    /// <summary>All files but the facts, by path.</summary>
    public static Dictionary<string, CatalogFile> Settings()
    {
        var files = new Dictionary<string, CatalogFile>(StringComparer.Ordinal);
        foreach (CatalogFile file in Files(withFacts: false))
        {
            files[file.Path] = file;
        }

        return files;
    }

    public static ReadOnlyMemory<byte>? Find(string path)
    {
        System.Reflection.Assembly home = typeof(EmbeddedCatalog).Assembly;
        return home.GetManifestResourceInfo(Folder + path) is null ? null : Read(home, Folder + path);
    }

    private static byte[] Read(System.Reflection.Assembly home, string name)
    {
        using Stream stream = home.GetManifestResourceStream(name)!;
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
