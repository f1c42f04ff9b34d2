namespace Pointsman.Faults;

/// <summary>A response of Gemini: the whole of it, or one of a stream.</summary>
internal sealed class GeminiChunk(Answer answer, Behaviour behaviour)
{
    // An opaque text that a client has to send back.
    private const string Signature = "bW9jay10aG91Z2h0";

    public static string Thought(string text) => $$"""{"text":{{JsonText.Quote(text)}},"thought":true}""";

    public static string Text(string text, bool escapes) => $$"""{"text":{{JsonText.Quote(text, escapes)}}}""";

    public static string Call(ToolCall call) => $$"""
        {"functionCall":{"id":"{{call.Id}}","name":{{JsonText.Quote(call.Name)}},"args":{{call.Arguments}} },
        """ + $$"""
        "thoughtSignature":"{{Signature}}"}
        """;

    /// <param name="parts">The parts, with commas between.</param>
    /// <param name="usage">The usage so far, or none.</param>
    /// <param name="isLast">Whether it says why the answer ends.</param>
    public string Write(string parts, Usage? usage, bool isLast = false)
    {
        string finish = isLast ? $",\"finishReason\":\"{FinishWord(answer.Finish)}\"" : "";
        string told = usage is null || behaviour.UsagePlace == UsagePlace.Nowhere
            ? ""
            : $",\"usageMetadata\":{Of(usage)}";
        return $$"""
            {"candidates":[{"content":{"parts":[{{parts}}],"role":"model"}{{finish}},"index":0}]{{told}}{{Names()}}}
            """;
    }

    /// <summary>The answer to a prompt that a filter stopped.</summary>
    public string Blocked()
    {
        string told = behaviour.UsagePlace == UsagePlace.Nowhere
            ? ""
            : $",\"usageMetadata\":{Of(answer.Usage with { Output = 0 })}";
        return $$"""{"promptFeedback":{"blockReason":"SAFETY","safetyRatings":[]}{{told}}{{Names()}}}""";
    }

    // Thoughts are counted beside the answer here, not within it.
    private static string Of(Usage usage)
    {
        string thoughts = usage.Reasoning > 0 ? $",\"thoughtsTokenCount\":{usage.Told(usage.Reasoning)}" : "";
        string cached = usage.Cached > 0 ? $",\"cachedContentTokenCount\":{usage.Told(usage.Cached)}" : "";
        return $$"""
            {"promptTokenCount":{{usage.Told(usage.Input)}},
            """ + $$"""
            "candidatesTokenCount":{{usage.Told(Math.Max(0, usage.Output - usage.Reasoning))}},
            """ + $$"""
            "totalTokenCount":{{usage.Told(usage.Input + usage.Output)}}{{thoughts}}{{cached}},
            """ + $$"""
            "promptTokensDetails":[{"modality":"TEXT","tokenCount":{{usage.Told(usage.Input)}}}]}
            """;
    }

    private static string FinishWord(Finish finish) => finish switch
    {
        Finish.Length => "MAX_TOKENS",
        Finish.Filtered => "SAFETY",
        _ => "STOP",
    };

    private string Names() => $",\"modelVersion\":{JsonText.Quote(answer.Model)},\"responseId\":\"{answer.Id("")}\"";
}
