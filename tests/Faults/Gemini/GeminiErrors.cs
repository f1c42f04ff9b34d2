namespace Pointsman.Faults;

/// <summary>Errors as Gemini tells them.</summary>
internal static class GeminiErrors
{
    public static string Body(Refusal refusal)
    {
        string details = refusal.RetrySeconds is { } seconds
            ? $$"""
            ,"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"{{seconds}}s"}]
            """
            : "";
        return $$"""
            {"error":{"code":{{refusal.Status}},"message":{{JsonText.Quote(Message(refusal))}},
            """ + $$"""
            "status":"{{Word(refusal.Status)}}"
            """ + details + "}}";
    }

    // A client knows an overlong prompt by these words alone.
    private static string Message(Refusal refusal) => refusal.Complaint == Complaint.ContextLength
        ? "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."
        : refusal.Message;

    private static string Word(int status) => status switch
    {
        400 => "INVALID_ARGUMENT",
        401 => "UNAUTHENTICATED",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        409 => "ABORTED",
        429 => "RESOURCE_EXHAUSTED",
        499 => "CANCELLED",
        500 => "INTERNAL",
        503 => "UNAVAILABLE",
        504 => "DEADLINE_EXCEEDED",
        _ => "UNKNOWN",
    };
}
