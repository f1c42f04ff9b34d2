using System.IO.Compression;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>A log of Inspect: one JSON document, or an <c>.eval</c> file, which is a zip of them.</summary>
internal sealed class InspectLog(string path) : RunSource(ImportFormat.InspectLog, path)
{
    private static readonly string[] Wanted =
        ["eval", "status", "error.message", "stats.completed_at", "samples[]"];

    private static readonly string[] Whole = [""];

    private string _model = "model";

    /// <inheritdoc />
    public override IEnumerable<ImportedResult> Read(ImportNotes notes)
    {
        foreach ((string place, JsonElement value) in IsZip ? Zipped() : JsonSource.Document(Name, Wanted))
        {
            switch (place)
            {
                case "eval":
                    _model = value.TextAt("model") ?? _model;
                    Suite = value.TextAt("task") ?? Suite;
                    Started = value.MomentAt("created") ?? Started;
                    break;
                case "status":
                    if (value.ToString() is not "success" and var status)
                    {
                        notes.Add(Name, $"the status of the log is '{status}'", "run it to its end for all its cases");
                    }

                    break;
                case "error.message":
                    notes.Add(Name, $"the run ended with an error: {value}", "mend that and run it again");
                    break;
                case "stats.completed_at":
                    Finished = value.TryGetDateTimeOffset(out DateTimeOffset moment) ? moment : null;
                    break;
                default:
                    yield return InspectSample.Read(value, _model, notes);
                    break;
            }
        }
    }

    private bool IsZip => Path.GetExtension(Name).Equals(".eval", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<(string, JsonElement)> Zipped()
    {
        RunImport.CheckSize(Name, RunImport.MostBytes);
        using var zip = new ZipArchive(File.OpenRead(Name), ZipArchiveMode.Read);
        ZipArchiveEntry? header = zip.GetEntry("header.json") ?? zip.GetEntry("_journal/start.json");
        IEnumerable<ZipArchiveEntry> samples = zip.Entries
            .Where(entry => entry.FullName.StartsWith("samples/", StringComparison.Ordinal)
                && entry.FullName.EndsWith(".json", StringComparison.Ordinal))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal);
        if (header is null)
        {
            throw ImportFormat.Refused(Name, "there is no header.json in it", "give a log that Inspect wrote");
        }

        long left = RunImport.MostBytes;
        foreach ((ZipArchiveEntry entry, string[] wanted) in
            samples.Select(sample => (sample, Whole)).Prepend((header, Wanted)))
        {
            left -= entry.Length;
            if (left < 0)
            {
                throw ImportFormat.Refused(Name, "more than 1024 MB when unpacked", "import a part of it");
            }

            foreach ((string place, JsonElement value) in JsonSource.Document(
                () => Open(entry), $"{Name} {entry.FullName}", wanted))
            {
                yield return (place.Length == 0 ? "samples[]" : place, value);
            }
        }
    }

    private Stream Open(ZipArchiveEntry entry)
    {
        try
        {
            return entry.Open();
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException)
        {
            throw ImportFormat.Refused($"{Name} {entry.FullName}",
                "it is packed in a way that .NET cannot unpack, zstd most likely",
                "write the log as JSON: inspect log convert LOG.eval --to json --output-dir DIR");
        }
    }
}
