namespace Pointsman.Cli.Tests.Catalogs;

/// <summary>A catalog of a few lines in a folder of its own, gone when the test is over.</summary>
internal sealed class SmallFolder : IDisposable
{
    public const string TwoOffers = """
        {"id":"maker/a","model":"a","price":{"in":1,"out":2}}
        {"id":"maker/b","model":"b","price":{"in":3,"out":4}}

        """;

    public SmallFolder()
    {
        Write("sources.json", """[{"id":"openrouter","name":"OpenRouter","url":"https://openrouter.ai","date":"2026-06-01","licence":"CC0-1.0"}]""");
        Write("providers.json", """[{"id":"maker","kind":"maker"},{"id":"openrouter","kind":"reseller"}]""");
        Write("benchmarks.json", "[]");
        Write("policy.json", """{"order":{"default":["openrouter"]}}""");
        Write("imports/prices.json", """
            {"of":"offers","source":"ours","fields":{"provider":{"text":"maker"},"wire":"wire","model":"wire","in":"in","out":"out"}}
            """);
        Write("facts/openrouter/models.jsonl", "{\"id\":\"a\"}\n{\"id\":\"b\"}\n");
        Write("facts/openrouter/offers.jsonl", TwoOffers);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("pointsman-catalog-").FullName;

    public string In(string path) => System.IO.Path.Combine(Path, path);

    public string Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(In(path))!);
        File.WriteAllText(In(path), text);
        return In(path);
    }

    /// <summary>
    /// Every file of the catalog and its text, so that two states can be compared; lists to import are none.
    /// </summary>
    public IReadOnlyDictionary<string, string> State() => new SortedDictionary<string, string>(
        Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(In("lists"), StringComparison.Ordinal))
                .ToDictionary(file => file, File.ReadAllText), StringComparer.Ordinal);

    public Catalog Load() => CatalogHome.Of(Path).Load();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
