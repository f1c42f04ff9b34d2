namespace Pointsman.Faults;

/// <summary>Answers with another status than 200, and what they say about a next try. A status of three digits and
/// <c>failNNNxN</c> are read by <see cref="BehaviourReader"/> itself.</summary>
internal static class RefusalTokens
{
    public static TokenGroup Group { get; } = new("Refusals",
    [
        new("NNN", "answers with this status, 300 to 599, in the protocol's shape of an error", (b, _) => b),
        new("failNNNxK", "answers the first K attempts of this model with the status, then as usual", (b, _) => b),
        new("flakyN", "answers every Nth attempt of this model with 500 (or NNN when given)",
            (b, n) => b with { FlakyEvery = Math.Max(n, 1) }),
        new("rateN", "answers N attempts of this model a second, N at once at most, and refuses the rest with 429",
            (b, n) => b with { PerSecond = Math.Max(n, 1) }),
        new("windowN", "answers N attempts of this model in each whole second and refuses the rest with 429",
            (b, n) => b with { PerWholeSecond = Math.Max(n, 1) }),
        new("then", "splits the name by attempts: mock-500-then-429-then-ok; the last part stays", b => b),
        new("ok", "answers as usual; a word for the parts of \"then\"", b => b),
        new("raN", "Retry-After: N seconds", (b, n) => Again(b, RetryAfterForm.Seconds, n)),
        new("radateN", "Retry-After: a date N seconds ahead", (b, n) => Again(b, RetryAfterForm.Date, n)),
        new("ramsN", "retry-after-ms: N", (b, n) => Again(b, RetryAfterForm.Milliseconds, n)),
        new("raxmsN", "x-ms-retry-after-ms: N, as Azure says it",
            (b, n) => Again(b, RetryAfterForm.AzureMilliseconds, n)),
        new("rabodyN", "N seconds in the error's body, as Gemini says it", (b, n) => Again(b, RetryAfterForm.Body, n)),
        new("rabad", "Retry-After: soon, which is neither number nor date", b => Again(b, RetryAfterForm.Garbage, 0)),
        new("noretry", "x-should-retry: false", b => b with { ShouldRetry = false }),
        new("retry", "x-should-retry: true", b => b with { ShouldRetry = true }),
        new("context", "400: the prompt is longer than the model's window",
            b => Refuse(b, 400, Complaint.ContextLength)),
        new("filter", "400: the prompt was stopped by a content filter (Gemini: 200 with a blockReason)",
            b => Refuse(b, 400, Complaint.ContentFilter)),
        new("quota", "429: the account has no credit left", b => Refuse(b, 429, Complaint.Quota)),
        new("nostreamopts", "400 when the request has stream_options", b => b with { RefusesStreamOptions = true }),
    ]);

    private static Behaviour Again(Behaviour before, RetryAfterForm form, int value) =>
        before with { RetryAfter = form, RetryAfterValue = value };

    private static Behaviour Refuse(Behaviour before, int status, Complaint complaint) =>
        before with { Status = status, Complaint = complaint };
}
