using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>How a model is asked.</summary>
public sealed record AskOptions
{
    /// <summary>From 0, the likeliest words, to 2. Default: what the model's provider takes.</summary>
    public float? Temperature { get; init; }

    /// <summary>The longest answer, in tokens. Default: what the model's provider takes.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Nucleus sampling, from 0 to 1. Default: what the model's provider takes.</summary>
    public float? TopP { get; init; }

    /// <summary>How long to think: none, low, medium or high. Default: what the model's provider takes.</summary>
    public string? Reasoning { get; init; }

    /// <summary>Whether JSON is demanded. Default: no; a schema demands it too.</summary>
    public bool? Json { get; init; }

    /// <summary>The JSON schema that is demanded of the answer.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>The tools that are offered, in the shape of OpenAI's <c>tools</c>.</summary>
    public JsonElement? Tools { get; init; }

    /// <summary>
    /// Whether the probabilities of the answer's tokens are asked for, so that the run has a confidence for each
    /// answer; providers that have none may refuse. Default: no.
    /// </summary>
    public bool? LogProbabilities { get; init; }

    /// <summary>Where nothing is said here, what <paramref name="otherwise"/> says.</summary>
    public AskOptions Or(AskOptions otherwise) => new()
    {
        Temperature = Temperature ?? otherwise.Temperature,
        MaxTokens = MaxTokens ?? otherwise.MaxTokens,
        TopP = TopP ?? otherwise.TopP,
        Reasoning = Reasoning ?? otherwise.Reasoning,
        Json = Json ?? otherwise.Json,
        Schema = Schema ?? otherwise.Schema,
        Tools = Tools ?? otherwise.Tools,
        LogProbabilities = LogProbabilities ?? otherwise.LogProbabilities,
    };
}
