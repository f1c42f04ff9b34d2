namespace Pointsman.Server;

/// <summary>Reads the name of a task of the advisor.</summary>
internal static class TaskName
{
    // Read when a file names one: a start that needs none does not pay for it.
    private static readonly Lazy<IReadOnlyList<string>> All = new(CatalogQuality.Tasks);

    public static string? Read(Document part, string key) => part.Has(key) ? part.Word(key, [.. All.Value]) : null;
}
