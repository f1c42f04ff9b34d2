using System.Text;

namespace Pointsman.Tests;

/// <summary>Writes the files of a small catalog; the advice is the one that ships unless a file replaces it.</summary>
internal sealed class CatalogText
{
    private readonly List<string> _sources = [];
    private readonly List<string> _providers = [];
    private readonly List<string> _benchmarks = [];
    private readonly Dictionary<string, List<string>> _facts = [];
    private readonly Dictionary<string, string> _files = [];
    private string _source = "";

    public CatalogText()
    {
        From("source", """ "date":"2026-11-01" """);
        Benchmark("wits", "instructions");
        Benchmark("pace", "speed", """ "scale":"seconds","noise":0.3 """);
    }

    /// <summary>Says whose facts the next lines are.</summary>
    public CatalogText From(string source, string more = """ "date":"2026-11-01" """)
    {
        if (!_sources.Exists(line => line.StartsWith($$"""{"id":"{{source}}",""", StringComparison.Ordinal)))
        {
            _sources.Add($$"""{"id":"{{source}}","url":"https://example.org","licence":"MIT",{{more}}}""");
        }

        _source = source;
        return this;
    }

    public CatalogText Provider(string id, string kind, string more = "") =>
        Add(_providers, $$"""{"id":"{{id}}","kind":"{{kind}}"{{And(more)}}}""");

    public CatalogText Benchmark(string id, string capability, string more = "") =>
        Add(_benchmarks, $$"""{"id":"{{id}}","capability":"{{capability}}"{{And(more)}}}""");

    public CatalogText Model(string id, string more = """ "released":"2025-01-01","context":128000 """) =>
        Fact("models", $$"""{"id":"{{id}}"{{And(more)}}}""");

    public CatalogText Offer(string id, string model, string more = """ "price":{"in":1,"out":2} """) =>
        Fact("offers", $$"""{"id":"{{id}}","model":"{{model}}"{{And(more)}}}""");

    public CatalogText Score(string model, string benchmark, double value, string more = "") => Fact(
        "scores",
        FormattableString.Invariant($$"""{"model":"{{model}}"{{And(more)}},"scores":{ "{{benchmark}}":{{value}} } }"""));

    /// <summary>A file as it stands, in place of what the builder would write.</summary>
    public CatalogText File(string path, string text)
    {
        _files[path] = text;
        return this;
    }

    /// <summary>The text of a file of the catalog that ships.</summary>
    public static string Shipped(string path) => Encoding.UTF8.GetString(EmbeddedCatalog.Settings()[path].Utf8.Span);

    public IReadOnlyList<CatalogFile> Files()
    {
        string[] advice = ["tasks", "tree-a", "tree-b", "matrix", "ranking"];
        Dictionary<string, string> texts = advice.ToDictionary(name => $"advice/{name}.json", name => Shipped($"advice/{name}.json"));
        texts["sources.json"] = List(_sources);
        texts["providers.json"] = List(_providers);
        texts["benchmarks.json"] = List(_benchmarks);
        texts["policy.json"] = """{"order":{}}""";
        foreach ((string path, List<string> lines) in _facts)
        {
            texts[path] = string.Join('\n', lines);
        }

        foreach ((string path, string text) in _files)
        {
            texts[path] = text;
        }

        return [.. texts.Select(pair => new CatalogFile(pair.Key, Encoding.UTF8.GetBytes(pair.Value)))];
    }

    public Pointsman.Catalog Load() => Pointsman.Catalog.Load(Files());

    public Recommendation Advise(Requirement needed, MeasuredResults? measured = null, DateOnly? day = null) =>
        Advisor.For(Load(), day ?? Some.Today).Advise(needed, measured);

    private CatalogText Fact(string kind, string line)
    {
        string path = $"facts/{_source}/{kind}.jsonl";
        if (!_facts.TryGetValue(path, out List<string>? lines))
        {
            _facts[path] = lines = [];
        }

        return Add(lines, line);
    }

    private CatalogText Add(List<string> lines, string line)
    {
        lines.Add(line);
        return this;
    }

    private static string And(string more) => string.IsNullOrWhiteSpace(more) ? "" : $",{more.Trim()}";

    private static string List(List<string> lines) => $"[{string.Join(",\n", lines)}]";
}
