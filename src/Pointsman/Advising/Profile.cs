using System.Text.Json;

namespace Pointsman;

/// <summary>A ready requirement for a common use case; a file of <c>profiles/</c> in the catalog.</summary>
/// <param name="Name">Its name: <c>customer-support</c>.</param>
/// <param name="Utf8">The file, in the form that <see cref="RequirementReader"/> reads.</param>
public sealed record Profile(string Name, ReadOnlyMemory<byte> Utf8)
{
    private const string Folder = "profiles/";

    /// <summary>The profiles that a catalog carries, by name.</summary>
    public static IReadOnlyList<Profile> All(Catalog catalog) => All(catalog.Files);

    /// <summary>The profiles that come with the library, without reading the rest of the catalog.</summary>
    public static IReadOnlyList<Profile> AllEmbedded() => All(EmbeddedCatalog.Settings());

    private static IReadOnlyList<Profile> All(IReadOnlyDictionary<string, CatalogFile> files) =>
    [
        .. files.Values
            .Where(file =>
                file.Path.StartsWith(Folder, StringComparison.Ordinal)
                    && file.Path.EndsWith(".json", StringComparison.Ordinal))
            .Select(file => new Profile(file.Path[Folder.Length..^".json".Length], file.Utf8))
            .OrderBy(profile => profile.Name, StringComparer.Ordinal),
    ];

    /// <summary>The requirement that it stands for.</summary>
    /// <exception cref="FaultsException">The file is wrong; the exception lists all of it.</exception>
    public Requirement Read(AdviceRules rules)
    {
        var faults = new List<Fault>();
        using JsonDocument json = JsonDocument.Parse(Utf8);
        Requirement? requirement =
            RequirementReader.Read(new Document(json.RootElement, faults, key => $"profile {Name} {key}"), rules);
        FaultsException.ThrowIfAny(faults);
        return requirement!;
    }
}
