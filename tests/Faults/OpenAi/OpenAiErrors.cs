namespace Pointsman.Faults;

/// <summary>Errors as OpenAI tells them.</summary>
internal static class OpenAiErrors
{
    public static string Body(Refusal refusal) => $$"""{"error":{{Inner(refusal)}}}""";

    /// <summary>The object within "error".</summary>
    public static string Inner(Refusal refusal)
    {
        (string type, string? param, string? code) = Kind(refusal);
        string message = JsonText.Quote(refusal.Message);
        return $$"""{"message":{{message}},"type":"{{type}}","param":{{Or(param)}},"code":{{Or(code)}}}""";
    }

    /// <summary>Type, parameter and code.</summary>
    public static (string Type, string? Param, string? Code) Kind(Refusal refusal) => refusal switch
    {
        { Complaint: Complaint.ContextLength } => ("invalid_request_error", "messages", "context_length_exceeded"),
        { Complaint: Complaint.ContentFilter } => ("invalid_request_error", null, "invalid_prompt"),
        { Complaint: Complaint.Quota } => ("insufficient_quota", null, "insufficient_quota"),
        { Complaint: Complaint.StreamOptions } => ("invalid_request_error", "stream_options", "unknown_parameter"),
        { Status: 401 } => ("invalid_request_error", null, "invalid_api_key"),
        { Status: 403 } => ("invalid_request_error", null, "unsupported_country_region_territory"),
        { Status: 404 } => ("invalid_request_error", null, "model_not_found"),
        { Status: 429 } => ("rate_limit_error", null, "rate_limit_exceeded"),
        { Status: >= 500 } => ("server_error", null, null),
        _ => ("invalid_request_error", null, null),
    };

    private static string Or(string? text) => text is null ? "null" : JsonText.Quote(text);
}
