namespace Pointsman.Faults;

/// <summary>What the answer says.</summary>
internal static class ContentTokens
{
    public static TokenGroup Group { get; } = new("Content",
    [
        new("echo", "answers with the text of the last user message", b => b with { Echo = true }),
        new("reasoning", "thinks before it answers", b => b with { Reasoning = true }),
        new("length", "stops because the answer is long enough", b => b with { StopsAtLength = true }),
        new("refusal", "200, and the finish reason is the content filter's or a refusal's",
            b => b with { Refuses = true }),
        new("noanswer", "an answer without any text", b => b with { SaysNothing = true }),
    ]);
}
