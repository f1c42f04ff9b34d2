using System.Text.Json;

namespace Pointsman.Cli;

/// <summary>Reads the file of <c>--evidence</c>.</summary>
internal static class EvidenceFile
{
    private const long MostBytes = 64 * 1024 * 1024;

    public static async Task<MeasuredResults?> ReadAsync(string? path, CatalogHome home, List<Fault> faults,
        CancellationToken cancel)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            var info = new FileInfo(path);
            if (!info.Exists || info.Length > MostBytes)
            {
                string found = info.Exists ? $"{info.Length} bytes" : "no such file";
                faults.Add(new Fault(
                    $"--evidence {path}", $"found {found}", "give a JSON file of measured results, at most 64 MB"));
                return null;
            }

            await using FileStream file = info.OpenRead();
            using JsonDocument json = await JsonDocument.ParseAsync(file, cancellationToken: cancel);
            return MeasuredResults.Read(json.RootElement, Path.GetFileName(path), home.Load(), faults);
        }
        catch (Exception broken) when (broken is JsonException or IOException or UnauthorizedAccessException)
        {
            faults.Add(new Fault(
                $"--evidence {path}", $"it cannot be read ({broken.Message})",
                "write {\"results\":[{\"model\":\"…\",\"n\":200,\"quality\":0.91}]}"));
            return null;
        }
    }
}
