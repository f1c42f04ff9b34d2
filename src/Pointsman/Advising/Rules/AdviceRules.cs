namespace Pointsman;

/// <summary>
/// How the advisor thinks, as data: tasks, both trees, the matrix, the numbers of the ranking, the profiles.
/// </summary>
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
    public static AdviceRules Of(Catalog catalog)
    {
        var faults = new List<Fault>();
        AdviceRules? rules = AdviceRulesReader.Read(catalog.Files, faults);
        FaultsException.ThrowIfAny(faults);
        return rules!;
    }
}
