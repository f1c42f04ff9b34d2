using System.Text.Json;

namespace Pointsman;

/// <summary>Turns files into a catalog: reads them all, lists every fault, and only then resolves.</summary>
internal static class CatalogLoader
{
    private const int LargestFileMegabytes = 64;

    public static Catalog Load(IEnumerable<CatalogFile> files)
    {
        var faults = new List<Fault>();
        Dictionary<string, CatalogFile> byPath = [];
        foreach (CatalogFile file in files)
        {
            if (file.Utf8.Length > LargestFileMegabytes * 1024 * 1024)
            {
                faults.Add(new Fault(
                    file.Path, $"this file has {file.Utf8.Length / 1048576} MB",
                    $"a file may have {LargestFileMegabytes} MB; split it by source"));
            }
            else if (!byPath.TryAdd(file.Path, file))
            {
                faults.Add(new Fault(file.Path, "this path comes twice", "give each file once"));
            }
        }

        Catalog? catalog = Read(byPath, faults);
        FaultsException.ThrowIfAny(faults);
        return catalog!;
    }

    private static Catalog? Read(Dictionary<string, CatalogFile> files, List<Fault> faults)
    {
        IReadOnlyList<Source> sources = CatalogSettings.Sources(files, faults);
        IReadOnlyList<Provider> providers = CatalogSettings.Providers(files, faults);
        IReadOnlyList<Benchmark> benchmarks = CatalogSettings.Benchmarks(files, faults);
        IReadOnlyDictionary<FactGroup, IReadOnlyList<string>> order = CatalogSettings.PolicyOrder(files, faults);
        LoadedSource[] facts = [.. sources.Select(source => new LoadedSource(source))];
        foreach (CatalogFile file in files.Values.Where(
            file => file.Path.StartsWith("facts/", StringComparison.Ordinal)))
        {
            ReadFacts(file, facts, faults);
        }

        if (faults.Count > 0)
        {
            return null;
        }

        Array.ForEach(facts, source => source.Sort());
        var policy = new CatalogPolicy(sources, order, CatalogSettings.PolicyReasons(files));
        return new Catalog(new LoadedFacts(facts, policy), providers, benchmarks, files);
    }

    private static void ReadFacts(CatalogFile file, LoadedSource[] facts, List<Fault> faults)
    {
        string[] parts = file.Path.Split('/');
        LoadedSource? home = parts.Length == 3 ? Array.Find(facts, one => one.Source.Id == parts[1]) : null;
        if (home is null)
        {
            string known = $"known sources: {string.Join(", ", facts.Select(one => one.Source.Id))}";
            faults.Add(new Fault(
                file.Path, "this file belongs to no source",
                $"use facts/<source>/<kind>.jsonl with a source of sources.json; {known}"));
            return;
        }

        switch (parts[2])
        {
            case "models.jsonl": home.Models.AddRange(FactsReader.Models(file.Utf8.Span, file.Path, faults)); break;
            case "offers.jsonl": home.Offers.AddRange(FactsReader.Offers(file.Utf8.Span, file.Path, faults)); break;
            case "scores.jsonl":
                home.Scores.AddRange(FactsReader.Scores(file.Utf8.Span, file.Path, home.Source, faults));
                break;
            default:
                const string Fix = "use models.jsonl, offers.jsonl or scores.jsonl";
                faults.Add(new Fault(file.Path, "this name is unknown", Fix));
                break;
        }
    }
}
