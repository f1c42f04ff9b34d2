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

    // The resource stays where the runtime mapped it: copying megabytes of it would be most of the garbage of a start.
    private static ReadOnlyMemory<byte> Read(System.Reflection.Assembly home, string name)
    {
        Stream stream = home.GetManifestResourceStream(name)!;
        return stream is UnmanagedMemoryStream mapped ? new MappedMemory(mapped).Memory : Copy(stream);
    }

    private static byte[] Copy(Stream stream)
    {
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
