namespace Pointsman;

/// <summary>What conditions in the trees and the matrix may ask of a requirement.</summary>
internal sealed class RequirementFacts(Requirement needed, TaskDescription task)
{
    private static readonly IReadOnlyList<string> PrivacyScale = CatalogWords.PrivacyLevels.All;

    /// <summary>The facts whose words have an order, each with its words from the least to the most.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Scales =
        new Dictionary<string, IReadOnlyList<string>> { ["privacy"] = PrivacyScale };

    /// <summary>All names, with what they mean; the documentation lists them from here.</summary>
    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["task"] = "the task's id",
        ["kind"] = "routine, complex, creative or analysis",
        ["complexity"] = "simple, generation or analysis",
        ["reasoning"] = "creative, technical, math or general; unknown when not asked for",
        ["input"] = "what goes in beside or instead of text",
        ["output"] = "what comes out",
        ["latency"] = "seconds to the first words",
        ["volume"] = "requests a day",
        ["budget"] = "dollars a request",
        ["privacy"] = "standard < no-training < private-cloud < self-hosted",
        ["gpus"] = "GPUs of 80 GB at hand",
        ["context"] = "tokens that must fit",
        ["deployment"] = "cloud, edge, on-premises or hybrid",
        ["priority"] = "accuracy, speed, cost, consistency, innovation or balanced",
        ["stance"] = "cost-sensitive, value-focused, strategic or operational",
        ["stakes"] = "low, normal or critical",
        ["usage"] = "normal, high-volume, mission-critical or experimental",
        ["quality"] = "the quality floor",
        ["languages"] = "languages spoken",
        ["pipeline"] = "whether several models in a row will do",
    };

    public FactValue Get(string name) => name switch
    {
        "task" => FactValue.Of(task.Id),
        "kind" => FactValue.Of(task.Kind),
        "complexity" => FactValue.Of(task.Complexity),
        "reasoning" => FactValue.Of(needed.Reasoning),
        "input" => new FactValue(null, [.. CatalogWords.Of(needed.Input)]),
        "output" => new FactValue(null, [.. CatalogWords.Of(needed.Output)]),
        "latency" => FactValue.Of((decimal?)needed.Latency?.TotalSeconds),
        "volume" => FactValue.Of(needed.RequestsPerMonth / Quantity.DaysPerMonth),
        "budget" =>
            FactValue.Of(needed.BudgetPerRequest?.Amount ?? needed.BudgetPerMonth?.Amount / needed.RequestsPerMonth),
        "privacy" => new FactValue(null, [CatalogWords.PrivacyLevels.Of(needed.Privacy)], PrivacyScale),
        "gpus" => FactValue.Of((decimal?)needed.Gpus),
        "context" => FactValue.Of(needed.Context ?? needed.TokensIn ?? task.Usage.TotalInput),
        "deployment" => FactValue.Of(needed.Deployment),
        "priority" => FactValue.Of(needed.Priority),
        "stance" => FactValue.Of(needed.Stance),
        "stakes" => FactValue.Of(needed.Stakes),
        "usage" => FactValue.Of(needed.Usage),
        "quality" => FactValue.Of((decimal?)needed.Quality),
        "languages" => new FactValue(null, needed.Languages),
        "pipeline" => FactValue.Of(needed.Pipeline),
        _ => FactValue.Unknown,
    };
}
