using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>What a row of a benchmark becomes.</summary>
/// <param name="Input">The question with all that is to be said of it.</param>
/// <param name="Expected">The right answer: a text, a number or a list.</param>
internal sealed record BenchmarkCase(string Input, JsonNode Expected)
{
    /// <summary>Its name in the file; null for none.</summary>
    public string? Id { get; init; }

    /// <summary>The subject.</summary>
    public string? Category { get; init; }

    /// <summary>How hard it is, where the file says.</summary>
    public string? Difficulty { get; init; }

    /// <summary>What it shares with other rows.</summary>
    public string? Cluster { get; init; }

    /// <summary>What a suite's own prompts and evaluators may name, beside <c>input</c>.</summary>
    public JsonObject Values { get; init; } = [];

    /// <summary>Which of the benchmark's evaluators judges this row. Default: the first.</summary>
    public string? Kind { get; init; }

    /// <summary>What is wrong with the row; null where nothing is.</summary>
    public string? Wrong { get; init; }

    /// <summary>A row that is no case.</summary>
    public static BenchmarkCase Bad(string wrong) => new("", JsonValue.Create("")) { Wrong = wrong };

    /// <summary>The case of a suite.</summary>
    public Case ToCase(string id, IReadOnlyList<EvaluatorUse> evaluators)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["input"] = JsonSerializer.SerializeToElement(JsonValue.Create(Input)),
        };
        foreach ((string name, JsonNode? value) in Values)
        {
            values[name] = JsonSerializer.SerializeToElement(value);
        }

        return new Case
        {
            Id = id,
            Values = values,
            Expected = JsonSerializer.SerializeToElement(Expected),
            Category = Category,
            Difficulty = Difficulty,
            Cluster = Cluster,
            Tags = ["benchmark"],
            Evaluators = evaluators,
        };
    }
}
