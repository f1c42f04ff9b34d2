using System.IO.Compression;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>A log of Inspect: one JSON document, or an <c>.eval</c> file, which is a zip of them.</summary>
internal sealed class InspectLog(string path) : RunSource(ImportFormat.InspectLog, path)
{
    private static readonly string[] Wanted =
        ["version", "eval", "status", "error.message", "stats.completed_at", "samples[]"];

    private const string Header = "header.json", Journal = "_journal/start.json";

    private static readonly string[] Whole = [""];

    private string _model = "model";

    /// <inheritdoc />
    public override IEnumerable<ImportedResult> Read(ImportNotes notes)
    {
        // The model stands before the samples as Inspect writes it, and anywhere once another tool wrote it.
        _model = (IsZip ? Zipped(notes, "eval") : JsonSource.Document(Name, "eval"))
            .Select(found => found.Item2.TextAt("model")).FirstOrDefault() ?? "model";
        foreach ((string place, JsonElement value) in IsZip ? Zipped(notes) : JsonSource.Document(Name, Wanted))
        {
            switch (place)
            {
                case "version" when value.ToString() is not ("1" or "2"):
                    notes.Add(Name, $"a log of version {value}, where 1 and 2 are known",
                        "look whether samples and scores are those that 'inspect view' shows");
                    break;
                case "version":
                    break;
                case "eval":
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
                    Finished = value.MomentAt();
                    break;
                default:
                    yield return InspectSample.Read(value, _model, notes);
                    break;
            }
        }
    }

    private bool IsZip => Path.GetExtension(Name).Equals(".eval", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<(string, JsonElement)> Zipped(ImportNotes notes, params string[] header)
    {
        RunImport.CheckSize(Name, RunImport.MostBytes);
        using var zip = new ZipArchive(File.OpenRead(Name), ZipArchiveMode.Read);
        ZipArchiveEntry? first = zip.GetEntry(Header) ?? zip.GetEntry(Journal);
        IEnumerable<ZipArchiveEntry> samples = zip.Entries
            .Where(entry => entry.FullName.StartsWith("samples/", StringComparison.Ordinal)
                && entry.FullName.EndsWith(".json", StringComparison.Ordinal))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal);
        if (first is null)
        {
            throw ImportFormat.Refused(Name, $"there is no {Header} in it", "give a log that Inspect wrote");
        }

        if (first.FullName == Journal)
        {
            notes.Add(Name, "the log was not ended, as one that is still written or was cut off",
                "what it has so far is imported; run it to its end for all its cases");
        }

        long left = RunImport.MostBytes;
        foreach ((ZipArchiveEntry entry, string[] wanted) in
            (header.Length > 0 ? [] : samples.Select(sample => (sample, Whole)))
            .Prepend((first, header.Length > 0 ? header : Wanted)))
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
