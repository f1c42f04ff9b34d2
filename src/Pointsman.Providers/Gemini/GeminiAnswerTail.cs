using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>What stands beside the parts of an answer or of one of its pieces.</summary>
internal sealed record GeminiAnswerTail
{
    /// <summary>The model that answers.</summary>
    public string? ModelId { get; init; }

    /// <summary>The id of the answer.</summary>
    public string? ResponseId { get; init; }

    /// <summary>Why the answer ended, with its last piece.</summary>
    public string? FinishReason { get; init; }

    /// <summary>What was used, with the last piece.</summary>
    public UsageDetails? Usage { get; init; }

    /// <summary>The probabilities of the tokens in OpenAI's form.</summary>
    public JsonElement? LogProbabilities { get; init; }
}
