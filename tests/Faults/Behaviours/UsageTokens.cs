namespace Pointsman.Faults;

/// <summary>What is said of the tokens used.</summary>
internal static class UsageTokens
{
    public static TokenGroup Group { get; } = new("Usage",
    [
        new("inN", "N input tokens (a quarter of the prompt's letters)", (b, n) => b with { InputTokens = n }),
        new("outN", "N output tokens (a quarter of the answer's letters)", (b, n) => b with { OutputTokens = n }),
        new("cachedN", "N of the input tokens came from the prompt cache", (b, n) => b with { CachedTokens = n }),
        new("usagelast", "in the last content event instead of the usual place",
            b => b with { UsagePlace = UsagePlace.LastContent }),
        new("usagefinish", "OpenAI chat: beside the finish reason, asked for or not; others: the usual place",
            b => b with { UsagePlace = UsagePlace.WithFinish }),
        new("usageall", "in every event, as a running sum", b => b with { UsagePlace = UsagePlace.Every }),
        new("nousage", "nowhere", b => b with { UsagePlace = UsagePlace.Nowhere }),
        new("usagezero", "all numbers 0", b => b with { UsageValues = UsageValues.Zero }),
        new("usageneg", "negative numbers", b => b with { UsageValues = UsageValues.Negative }),
        new("usagehuge", "numbers past 64 bits", b => b with { UsageValues = UsageValues.Huge }),
        new("usagetext", "numbers written as texts", b => b with { UsageValues = UsageValues.Texts }),
    ]);
}
