namespace Pointsman.Faults;

/// <summary>Usage as OpenAI tells it.</summary>
internal static class OpenAiUsage
{
    public static string Chat(Usage usage) => $$"""
        {"prompt_tokens":{{usage.Told(usage.Input)}},"completion_tokens":{{usage.Told(usage.Output)}},
        """ + $$"""
        "total_tokens":{{usage.Told(usage.Input + usage.Output)}},
        """ + $$"""
        "prompt_tokens_details":{"cached_tokens":{{usage.Told(usage.Cached)}},"audio_tokens":0},
        """ + $$"""
        "completion_tokens_details":{"reasoning_tokens":{{usage.Told(usage.Reasoning)}},"audio_tokens":0,
        """ + """
        "accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}
        """;
}
