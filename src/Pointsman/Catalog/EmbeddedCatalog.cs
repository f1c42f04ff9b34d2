namespace Pointsman;

/// <summary>The catalog's files as they come inside the library.</summary>
internal static class EmbeddedCatalog
{
    private const string Folder = "catalog/";

    public static IEnumerable<CatalogFile> Files()
    {
        System.Reflection.Assembly home = typeof(EmbeddedCatalog).Assembly;
        foreach (string name in home.GetManifestResourceNames())
        {
            if (name.StartsWith(Folder, StringComparison.Ordinal)
                && !name.StartsWith(Folder + "imports/", StringComparison.Ordinal))
            {
                yield return new CatalogFile(name[Folder.Length..], Read(home, name));
            }
        }
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
