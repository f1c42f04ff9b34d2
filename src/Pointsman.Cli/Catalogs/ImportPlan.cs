using System.Text;

namespace Pointsman.Cli;

/// <summary>What an import would make of a catalog, before anything is written.</summary>
internal sealed class ImportPlan
{
    private readonly Catalog _before;
    private readonly SourceFacts _facts;

    private ImportPlan(Catalog before, Source source, SourceFacts facts, CatalogDiff diff, IReadOnlyList<string> notes)
    {
        _before = before;
        _facts = facts;
        Source = source;
        Diff = diff;
        Notes = notes;
    }

    /// <summary>The source as it would be listed.</summary>
    public Source Source { get; }

    public CatalogDiff Diff { get; }

    /// <summary>What was left out or changed on the way.</summary>
    public IReadOnlyList<string> Notes { get; }

    public bool ChangesNothing => Diff.IsEmpty && _before.Sources.Any(source => source == Source);

    public static async Task<ImportPlan> MakeAsync(
        CatalogRequest request, ImportWanted wanted, CancellationToken cancel)
    {
        Catalog catalog = request.Home.Load();
        TableMapping? mapping = wanted.Mapping is null ? null : ReadMapping(wanted.Mapping, request.Home.Folder!);
        string text = await ImportSource.ReadAsync(request.Words[0], cancel);
        string? format = wanted.Format ?? (mapping is null ? CatalogImport.FormatOf(text) : "table");
        string? id = wanted.Source ?? mapping?.Source ?? format;
        if (id is null)
        {
            throw Refused(
                "--format", "nothing, and the shape of the file tells none",
                $"give --format ({string.Join(", ", CatalogImport.Formats)}) or --mapping");
        }

        Source source = Listed(catalog, id, request.Words[0], wanted);
        SourceFacts before = catalog.FactsOf(id);
        ImportedFacts read = CatalogImport.Read(format, text, Context(catalog, id, wanted.Date, mapping));
        FaultsException.ThrowIfAny(read.Faults);
        var now = SourceFacts.Of(read);
        now = mapping is not null ? ImportMerge.Completed(before, now, mapping.Of)
            : now with { Scores = before.Scores };
        (SourceFacts facts, CatalogDiff diff) = ImportMerge.Apply(before, now, wanted.Date);
        return new ImportPlan(catalog, source, facts, diff, read.Notes);
    }

    /// <summary>The files that change, by their path in the catalog.</summary>
    public IReadOnlyDictionary<string, byte[]> Files()
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        Add("models", FactsWriter.Models(_facts.Models));
        Add("offers", FactsWriter.Offers(_facts.Offers));
        Add("scores", FactsWriter.Scores(_facts.Scores));
        files["sources.json"] = SourceEntry.Updated(_before.Files["sources.json"].Utf8, Source);
        return files;

        void Add(string kind, string text)
        {
            string path = $"facts/{Source.Id}/{kind}.jsonl";
            if (text.Length > 0 || _before.Files.ContainsKey(path))
            {
                files[path] = Encoding.UTF8.GetBytes(text);
            }
        }
    }

    /// <summary>Refuses a catalog that cannot be loaded, or has errors that it had not before.</summary>
    public void Check(IReadOnlyList<CatalogFile> files, DateOnly today)
    {
        HashSet<Finding> known = [.. CatalogCheck.Run(_before, today).Errors];
        Finding[] worse =
            [.. CatalogCheck.Run(Catalog.Load(files), today).Errors.Where(finding => !known.Contains(finding))];
        const int Most = 20;
        FaultsException.ThrowIfAny([.. worse.Take(Most).Select(finding => new Fault(
            finding.Subject, finding.Text, "the import would break the catalog, which stays as it was"))]);
    }

    private static ImportContext Context(Catalog catalog, string source, DateOnly date, TableMapping? mapping)
    {
        HashSet<string> others =
        [
            .. catalog.Sources.Where(other => other.Id != source).SelectMany(other => catalog.FactsOf(other.Id).Models)
                .Select(model => model.Id),
        ];
        return new ImportContext
        {
            Source = source,
            Date = date,
            Names = new ModelNames(catalog.Models),
            Own = catalog.Models.Select(model => model.Id).Where(id => !others.Contains(id))
                .ToHashSet(StringComparer.Ordinal),
            Providers = catalog.Providers,
            Table = mapping,
        };
    }

    private static Source Listed(Catalog catalog, string id, string from, ImportWanted wanted)
    {
        if (catalog.Sources.FirstOrDefault(source => source.Id == id) is { } known)
        {
            if (wanted.Date < known.Date)
            {
                throw Refused("--date", $"{CatalogTexts.Day(wanted.Date)}, older than what the catalog has of {id}",
                    $"give {CatalogTexts.Day(known.Date)} or later");
            }

            // What is newer than the version that is noted has none, unless it is given.
            return known with { Date = wanted.Date,
                Version = wanted.Version ?? (wanted.Date == known.Date ? known.Version : null) };
        }

        List<Fault> faults = [];
        string? url = wanted.Url ?? (ImportSource.IsAddress(from) ? from : null);
        Need("--licence", wanted.Licence, "state the licence of the source");
        Need("--url", url, "state the address of the source");
        FaultsException.ThrowIfAny(faults);
        return new Source
        {
            Id = id, Name = wanted.Name ?? id, Url = url!, Date = wanted.Date, Version = wanted.Version,
                Licence = wanted.Licence!,
        };

        void Need(string flag, string? value, string fix)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                faults.Add(new Fault(flag, $"found nothing, and the source {id} is new", fix));
            }
        }
    }

    private static TableMapping ReadMapping(string name, string folder)
    {
        string inside = Path.Combine(folder, "imports", $"{name}.json");
        string? path = File.Exists(name) ? name : File.Exists(inside) ? inside : null;
        if (path is null)
        {
            string imports = Path.Combine(folder, "imports");
            string[] known = Directory.Exists(imports)
                ? [.. Directory.EnumerateFiles(imports, "*.json").Select(file => Path.GetFileNameWithoutExtension(file))
                .Order()] : [];
            throw Refused(
                "--mapping", $"'{name}', which is no file",
                Spelling.Hint(name, known, $"name a file, or one of {string.Join(", ", known)}"));
        }

        var faults = new List<Fault>();
        TableMapping? mapping = TableMappingReader.Read(File.ReadAllText(path), path, faults);
        FaultsException.ThrowIfAny(faults);
        return mapping!;
    }

    private static FaultsException Refused(string where, string found, string fix) =>
        new([new Fault(where, $"found {found}", fix)]);
}
