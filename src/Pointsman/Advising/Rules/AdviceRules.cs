namespace Pointsman;

/// <summary>How the advisor thinks, as data: tasks, both trees, the matrix, the numbers of the ranking.</summary>
public sealed class AdviceRules
{
    /// <summary>The tasks by id.</summary>
    public required IReadOnlyDictionary<string, TaskDescription> Tasks { get; init; }

    /// <summary>Tree A: four steps to a class.</summary>
    public required DecisionTree TreeA { get; init; }

    /// <summary>Tree B: nine questions to what to look for.</summary>
    public required DecisionTree TreeB { get; init; }

    /// <summary>The four-factor matrix.</summary>
    public required IReadOnlyList<MatrixFactor> Matrix { get; init; }

    /// <summary>The numbers of the ranking.</summary>
    public required RankingRules Ranking { get; init; }

    /// <summary>Reads the rules that a catalog carries.</summary>
    /// <exception cref="FaultsException">Something in them is wrong; the exception lists all of it.</exception>
    public static AdviceRules Of(Catalog catalog) => Of(catalog.Files);

    /// <summary>Reads the rules that come with the library, without reading the rest of the catalog.</summary>
    public static AdviceRules LoadEmbedded() => Of(EmbeddedCatalog.Settings());

    private static AdviceRules Of(IReadOnlyDictionary<string, CatalogFile> files)
    {
        var faults = new List<Fault>();
        AdviceRules? rules = AdviceRulesReader.Read(files, faults);
        FaultsException.ThrowIfAny(faults);
        return rules!;
    }
}
