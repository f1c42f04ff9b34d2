using System.Text.Json;

namespace Pointsman;

/// <summary>Reads the small files at the top of the catalog: sources, providers, benchmarks, policy.</summary>
internal static class CatalogSettings
{
    public static IReadOnlyList<Source> Sources(IReadOnlyDictionary<string, CatalogFile> files, List<Fault> faults) =>
        List(files, "sources.json", faults, static entry => new Source
        {
            Id = entry.Text("id") ?? "",
            Name = entry.Text("name") ?? entry.Text("id") ?? "",
            Url = entry.Text("url") ?? "",
            Date = Date(entry, "date") ?? DateOnly.MaxValue,
            Version = entry.Text("version"),
            Licence = entry.Text("licence")
                ?? entry.FaultOf<string>("licence", "nothing", "state the licence of the source")
                ?? "",
            KeepsEnded = entry.Word("lists", ["current", "history"]) == "history",
            Attribution = entry.Text("attribution"),
        });

    public static IReadOnlyList<Provider> Providers(
        IReadOnlyDictionary<string, CatalogFile> files, List<Fault> faults) =>
        List(files, "providers.json", faults, static entry => new Provider
        {
            Id = entry.Text("id") ?? "",
            Name = entry.Text("name"),
            Kind = Word(entry, "kind", CatalogWords.ProviderKinds) ?? ProviderKind.Reseller,
            Privacy = Word(entry, "privacy", CatalogWords.PrivacyLevels) ?? PrivacyLevel.Standard,
            Regions = entry.Words("regions"),
            Compliance = entry.Words("compliance"),
            Api = entry.Text("api"),
            KeyVariables = entry.Words("keyVariables"),
            Docs = entry.Text("docs"),
            Aliases = entry.Words("aliases"),
            Url = entry.Text("url"),
        });

    public static IReadOnlyList<Benchmark> Benchmarks(
        IReadOnlyDictionary<string, CatalogFile> files, List<Fault> faults) =>
        List(files, "benchmarks.json", faults, static entry => new Benchmark
        {
            Id = string.Intern(entry.Text("id") ?? ""),
            Name = entry.Text("name") ?? "",
            Capability = Word(entry, "capability", CatalogWords.Capabilities)
                ?? entry.FaultOf<Capability>(
                    "capability", "nothing", $"write one of {string.Join(", ", CatalogWords.Capabilities.All)}"),
            Scale = Word(entry, "scale", CatalogWords.Scales) ?? BenchmarkScale.Percent,
            Noise = (double)(entry.Number("noise", 0.05m, 5m) ?? 0.4m),
        });

    public static IReadOnlyDictionary<FactGroup, IReadOnlyList<string>> PolicyOrder(
        IReadOnlyDictionary<string, CatalogFile> files, List<Fault> faults)
    {
        var order = new Dictionary<FactGroup, IReadOnlyList<string>>();
        using JsonDocument? json = Parse(files, "policy.json", JsonValueKind.Object, faults);
        Document? part = json is null
            ? null
            : new Document(json.RootElement, faults, key => $"policy.json {key}").Part("order");
        IReadOnlyList<string> otherwise = part?.Words("default") ?? [];
        foreach (FactGroup group in Enum.GetValues<FactGroup>())
        {
            IReadOnlyList<string> own = part?.Words(group.ToString().ToLowerInvariant()) ?? [];
            order[group] = own.Count > 0 ? own : otherwise;
        }

        part?.FaultUnknownKeys();
        return order;
    }

    public static IReadOnlyDictionary<FactGroup, string> PolicyReasons(IReadOnlyDictionary<string, CatalogFile> files)
    {
        using JsonDocument? json = Parse(files, "policy.json", JsonValueKind.Object, []);
        Document? part = json is null ? null : new Document(json.RootElement, []).Part("why");
        return Enum.GetValues<FactGroup>().ToDictionary(
            group => group, group => part?.Text(group.ToString().ToLowerInvariant()) ?? part?.Text("default") ?? "");
    }

    private static List<T> List<T>(
        IReadOnlyDictionary<string, CatalogFile> files, string name, List<Fault> faults, Func<Document, T> read)
    {
        var list = new List<T>();
        using JsonDocument? json = Parse(files, name, JsonValueKind.Array, faults);
        if (json is null)
        {
            return list;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonElement element in json.RootElement.EnumerateArray())
        {
            var entry = new Document(element, faults, key => $"{name}[{list.Count}] {key}");
            string? id = entry.Text("id");
            if (string.IsNullOrEmpty(id) || !ids.Add(id))
            {
                entry.FaultOf<string>("id", $"'{id}'", "give each entry an id of its own");
            }

            list.Add(read(entry));
            entry.FaultUnknownKeys();
        }

        return list;
    }

    public static JsonDocument? Parse(
        IReadOnlyDictionary<string, CatalogFile> files, string name, JsonValueKind wanted, List<Fault> faults)
    {
        if (!files.TryGetValue(name, out CatalogFile? file))
        {
            faults.Add(new Fault(
                name, "this file is missing",
                "'pointsman catalog export DIR' writes a complete catalog to start from"));
            return null;
        }

        try
        {
            var options = new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 16,
            };
            JsonDocument json = JsonDocument.Parse(file.Utf8, options);
            if (json.RootElement.ValueKind == wanted)
            {
                return json;
            }

            faults.Add(new Fault(name, $"found {json.RootElement.ValueKind}", $"write {wanted}"));
            json.Dispose();
        }
        catch (JsonException broken)
        {
            faults.Add(new Fault(name, $"this is not JSON ({broken.Message})", "mend the file"));
        }

        return null;
    }

    public static T? Word<T>(Document entry, string key, Words<T> words)
        where T : struct, Enum =>
        entry.Word(key, words.All.ToArray()) is { } word && words.TryParse(word, out T value) ? value : null;

    private static DateOnly? Date(Document entry, string key) =>
        entry.Text(key) is { } text && CatalogDate.TryParse(text, out DateOnly date)
            ? date
            : entry.FaultOf<DateOnly?>(key, $"'{entry.Text(key)}'", "write a date: 2024-05-13");
}
