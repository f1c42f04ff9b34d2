namespace Pointsman.Evaluation;

/// <summary>Finds the results in the store of Microsoft.Extensions.AI.Evaluation, a file for each iteration.</summary>
internal static class MeaiFiles
{
    /// <summary>The most files that are read.</summary>
    public const int MostFiles = 1_000_000;

    /// <summary>
    /// The result files below a folder: the store itself, its <c>results</c>, or one execution of them.
    /// </summary>
    public static IReadOnlyList<string> Of(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        string results = Path.Combine(path, "results");
        return
        [
            .. Directory.EnumerateFiles(
                Directory.Exists(results) ? results : path, "*.json", SearchOption.AllDirectories)
                .Take(MostFiles + 1).Where(IsResult).OrderBy(file => file, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a file is a report of many results.</summary>
    public static bool IsReport(string file) => BeginsWith(file, "\"scenarioRunResults\""u8);

    private static bool IsResult(string file) => BeginsWith(file, "\"scenarioName\""u8);

    private static bool BeginsWith(string file, ReadOnlySpan<byte> key)
    {
        using FileStream stream = File.OpenRead(file);
        byte[] start = new byte[512];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start.AsSpan(0, length).IndexOf(key) >= 0;
    }
}
