namespace Pointsman.Evaluation;

/// <summary>The kinds of files that cases are read from, by how their names end.</summary>
internal static class CaseFiles
{
    private static readonly Dictionary<string, Func<CaseFile, CaseSource>> ByEnding =
        new(StringComparer.OrdinalIgnoreCase)
        {
            [".jsonl"] = file => new JsonLinesCases(file),
            [".json"] = file => new JsonListCases(file),
            [".yaml"] = file => new YamlCases(file),
            [".yml"] = file => new YamlCases(file),
            [".csv"] = file => new TableCases(file, ','),
            [".tsv"] = file => new TableCases(file, '\t'),
        };

    /// <summary>The endings that are known.</summary>
    public static IEnumerable<string> Endings => ByEnding.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether cases can be read from files of that ending.</summary>
    public static bool Knows(string path) => ByEnding.ContainsKey(Path.GetExtension(path));

    /// <summary>A source for a file; null where its ending is unknown.</summary>
    public static CaseSource? Open(CaseFile file) =>
        ByEnding.GetValueOrDefault(Path.GetExtension(file.Path))?.Invoke(file);
}
