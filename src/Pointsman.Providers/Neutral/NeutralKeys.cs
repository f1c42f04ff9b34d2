using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// The names under which the neutral form keeps what Microsoft.Extensions.AI has no member for, in the
/// <c>AdditionalProperties</c> of options, contents and answers.
/// </summary>
public static class NeutralKeys
{
    /// <summary>On options, <see cref="bool"/>: the probabilities of the answer's tokens are wanted.</summary>
    public const string LogProbabilities = TokenProbabilities.Wanted;

    /// <summary>On options, <see cref="int"/>: how many alternatives each token is to have.</summary>
    public const string TopLogProbabilities = "top_logprobs";

    /// <summary>On options, <see cref="string"/>: the effort of reasoning, in the client's own word.</summary>
    public const string ReasoningEffort = "reasoning_effort";

    /// <summary>On options, <see cref="int"/>: how many tokens the model may spend on reasoning.</summary>
    public const string ReasoningBudget = "reasoning_budget_tokens";

    /// <summary>On options, <see cref="string"/>: the class of service: auto, default, flex, priority.</summary>
    public const string ServiceTier = "service_tier";

    /// <summary>On options, <see cref="string"/>: how long answers should be: low, medium, high.</summary>
    public const string Verbosity = "verbosity";

    /// <summary>On options, <see cref="string"/>: the client's word for its own user.</summary>
    public const string User = "user";

    /// <summary>On options, <see cref="bool"/>: the answer must follow its schema to the letter.</summary>
    public const string StrictFormat = "response_format_strict";

    /// <summary>On an image, <see cref="string"/>: how closely it is looked at: low, high, auto.</summary>
    public const string ImageDetail = "detail";

    /// <summary>On a content, <see cref="string"/>: where it stood in the client's request.</summary>
    public const string Place = "place";

    /// <summary>On the result of a tool, <see cref="bool"/>: the tool failed and the result says why.</summary>
    public const string IsError = "is_error";

    /// <summary>On a tool call, <see cref="string"/>: the arguments' JSON text as the model wrote it.</summary>
    public const string ArgumentsText = "arguments_text";

    /// <summary>On an answer or update, JSON: the probabilities of its tokens in OpenAI's chat form.</summary>
    public const string AnswerLogProbabilities = TokenProbabilities.Answered;

    /// <summary>On an answer or update, <see cref="string"/>: the stop sequence that ended the answer.</summary>
    public const string StopSequence = "stop_sequence";

    /// <summary>On an answer or update, <see cref="string"/>: the version of the provider's system.</summary>
    public const string SystemFingerprint = "system_fingerprint";

    /// <summary>The code of an <see cref="ErrorContent"/> with which a model says that it will not answer.</summary>
    public const string Refusal = "refusal";

    /// <summary>In <see cref="UsageDetails.AdditionalCounts"/>: input tokens written to a cache for minutes.</summary>
    public const string CacheWriteTokens = "cache_write_tokens";

    /// <summary>In <see cref="UsageDetails.AdditionalCounts"/>: input tokens written to a cache for an hour.</summary>
    public const string CacheWriteHourTokens = "cache_write_hour_tokens";

    /// <summary>In <see cref="UsageDetails.AdditionalCounts"/>: input tokens of sound.</summary>
    public const string AudioInputTokens = "audio_input_tokens";

    /// <summary>In <see cref="UsageDetails.AdditionalCounts"/>: output tokens of sound.</summary>
    public const string AudioOutputTokens = "audio_output_tokens";

    internal static T At<T>(this T content, string place)
        where T : AIContent
    {
        (content.AdditionalProperties ??= [])[Place] = place;
        return content;
    }

    // A value of the wrong type counts as absent: programs set these too.
    internal static T? Value<T>(this AdditionalPropertiesDictionary? properties, string key)
        where T : struct =>
        properties is not null && properties.TryGetValue(key, out object? value) && value is T found ? found : null;

    internal static string? Word(this AdditionalPropertiesDictionary? properties, string key) =>
        properties is not null && properties.TryGetValue(key, out object? value) ? value as string : null;
}
