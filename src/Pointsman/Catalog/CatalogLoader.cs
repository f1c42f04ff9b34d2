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
        CatalogFile[] factFiles =
        [
            .. files.Values.Where(file => file.Path.StartsWith("facts/", StringComparison.Ordinal))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];

        // The files are read side by side, each into a shelf of its own, and put together in the order of their names.
        var shelves = new LoadedSource?[factFiles.Length];
        var found = new List<Fault>[factFiles.Length];
        Parallel.For(0, factFiles.Length, i => shelves[i] = ReadFacts(factFiles[i], facts, found[i] = []));
        for (int i = 0; i < factFiles.Length; i++)
        {
            faults.AddRange(found[i]);
            Array.Find(facts, one => one.Source == shelves[i]?.Source)?.Add(shelves[i]!);
        }

        if (faults.Count > 0)
        {
            return null;
        }

        Array.ForEach(facts, source => source.Sort());
        var policy = new CatalogPolicy(sources, order, CatalogSettings.PolicyReasons(files));
        return new Catalog(new LoadedFacts(facts, policy), providers, benchmarks, files);
    }

    private static LoadedSource? ReadFacts(CatalogFile file, LoadedSource[] facts, List<Fault> faults)
    {
        string[] parts = file.Path.Split('/');
        LoadedSource? home = parts.Length == 3 ? Array.Find(facts, one => one.Source.Id == parts[1]) : null;
        if (home is null)
        {
            string known = $"known sources: {string.Join(", ", facts.Select(one => one.Source.Id))}";
            faults.Add(new Fault(
                file.Path, "this file belongs to no source",
                $"use facts/<source>/<kind>.jsonl with a source of sources.json; {known}"));
            return null;
        }

        var shelf = new LoadedSource(home.Source);
        switch (parts[2])
        {
            case "models.jsonl": shelf.Models.AddRange(FactsReader.Models(file.Utf8.Span, file.Path, faults)); break;
            case "offers.jsonl": shelf.Offers.AddRange(FactsReader.Offers(file.Utf8.Span, file.Path, faults)); break;
            case "scores.jsonl":
                shelf.Scores.AddRange(FactsReader.Scores(file.Utf8.Span, file.Path, home.Source, faults));
                break;
            default:
                const string Fix = "use models.jsonl, offers.jsonl or scores.jsonl";
                faults.Add(new Fault(file.Path, "this name is unknown", Fix));
                break;
        }

        return shelf;
    }
}
