namespace Pointsman.Tests.Catalog.Importing;

/// <summary>What the tests of importing share.</summary>
internal static class Some
{
    public static readonly DateOnly Day = new(2026, 7, 1);

    public static readonly Provider[] Providers =
    [
        new() { Id = "openai", Kind = ProviderKind.Maker },
        new() { Id = "anthropic", Kind = ProviderKind.Maker },
        new() { Id = "amazon-bedrock", Kind = ProviderKind.Cloud, Aliases = ["bedrock", "aws"] },
        new() { Id = "togetherai", Kind = ProviderKind.Host, Aliases = ["together_ai"] },
    ];

    public static ImportContext Context(params string[] known) => new()
    {
        Source = "source",
        Date = Day,
        Names = new ModelNames(known.Select(id => new Model { Id = id })),
        Providers = Providers,
    };

    public static ImportedFacts Import(string text, params string[] known) =>
        CatalogImport.Read(null, text, Context(known));

    public static TableMapping Mapping(string json)
    {
        List<Fault> faults = [];
        TableMapping? mapping = TableMappingReader.Read(json, "mapping.json", faults);
        FaultsException.ThrowIfAny(faults);
        return mapping!;
    }
}
