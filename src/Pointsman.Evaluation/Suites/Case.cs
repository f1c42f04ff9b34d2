using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>One thing to ask, and what is known of a good answer.</summary>
public sealed record Case
{
    /// <summary>Its name in the suite, of which there is no second.</summary>
    public required string Id { get; init; }

    /// <summary>What stands for the names in templates: <c>{{question}}</c>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The right answer, where there is one; a text, a number, a list or an object.</summary>
    public JsonElement? Expected { get; init; }

    /// <summary>The conversation before the question, in the shape of OpenAI's messages; null for none.</summary>
    public JsonElement? Messages { get; init; }

    /// <summary>What kind of question it is, for results by category.</summary>
    public string? Category { get; init; }

    /// <summary>How hard it is, for results by difficulty: easy, hard, or whatever the suite says.</summary>
    public string? Difficulty { get; init; }

    /// <summary>Free words; <c>edge</c>, <c>synthetic</c> and <c>recorded</c> mean more to the checklist.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>
    /// What it shares with other cases, a document or a customer, so that they are no independent witnesses.
    /// Default: nothing.
    /// </summary>
    public string? Cluster { get; init; }

    /// <summary>What this case alone is judged by, after the evaluators of the suite.</summary>
    public IReadOnlyList<EvaluatorUse> Evaluators { get; init; } = [];

    /// <summary>The weighted score from which it passes; null where every evaluator has to pass.</summary>
    public double? Threshold { get; init; }

    /// <summary>A case with one text, <c>{{input}}</c> in prompts, and the right answer where there is one.</summary>
    public static Case Of(string id, string input, string? expected = null) => new()
    {
        Id = id,
        Values = new Dictionary<string, JsonElement> { ["input"] = JsonSerializer.SerializeToElement(input) },
        Expected = expected is null ? null : JsonSerializer.SerializeToElement(expected),
    };
}
