namespace Pointsman;

/// <summary>What a reader must know to turn a public file into facts.</summary>
public sealed record ImportContext
{
    /// <summary>The id of the source: <c>litellm</c>; also the folder that its facts go to.</summary>
    public required string Source { get; init; }

    /// <summary>The day of the import. Releases more than a year later are taken for mistakes.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The models that are known by now.</summary>
    public ModelNames Names { get; init; } = ModelNames.None;

    /// <summary>The ids of the models that only this source describes; its rows describe them anew.</summary>
    public IReadOnlySet<string> Own { get; init; } = new HashSet<string>();

    /// <summary>
    /// The providers that are known by now: their other names, and whether they sell their own models.
    /// </summary>
    public IReadOnlyList<Provider> Providers { get; init; } = [];

    /// <summary>How to read a table; null for the formats that explain themselves.</summary>
    public TableMapping? Table { get; init; }
}
