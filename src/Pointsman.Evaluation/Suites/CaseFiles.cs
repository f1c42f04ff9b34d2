namespace Pointsman.Evaluation;

/// <summary>The kinds of files that cases are read from, by how their names end.</summary>
internal static class CaseFiles
{
    private static readonly Dictionary<string, Func<string, string, CaseSource>> ByEnding =
        new(StringComparer.OrdinalIgnoreCase)
        {
            [".jsonl"] = (path, name) => new JsonLinesCases(path, name),
        };

    /// <summary>The endings that are known.</summary>
    public static IEnumerable<string> Endings => ByEnding.Keys.Order(StringComparer.Ordinal);

    /// <summary>A source for a file; null where its ending is unknown.</summary>
    public static CaseSource? Open(string path, string name) =>
        ByEnding.GetValueOrDefault(Path.GetExtension(path))?.Invoke(path, name);
}
