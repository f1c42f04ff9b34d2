namespace Pointsman.Faults;

/// <summary>Errors as Anthropic tells them.</summary>
internal static class AnthropicErrors
{
    public static string Body(Refusal refusal) => $$"""
        {"type":"error","error":{"type":"{{Kind(refusal)}}","message":{{JsonText.Quote(Message(refusal))}}},
        """ + $$"""
        "request_id":"req_mock"}
        """;

    // A client knows an overlong prompt by these words alone.
    private static string Message(Refusal refusal) => refusal.Complaint == Complaint.ContextLength
        ? "prompt is too long: 208310 tokens > 200000 maximum"
        : refusal.Message;

    private static string Kind(Refusal refusal) => refusal.Status switch
    {
        401 => "authentication_error",
        402 => "billing_error",
        403 => "permission_error",
        404 => "not_found_error",
        413 => "request_too_large",
        429 => "rate_limit_error",
        504 => "timeout_error",
        529 or 503 => "overloaded_error",
        >= 500 => "api_error",
        _ => "invalid_request_error",
    };
}
