using System.Text;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Finds out what an error means from the words that providers use for it.</summary>
internal static class ErrorClue
{
    private const int ShownLength = 300;

    private static readonly string[] TooLong =
    [
        "context_length_exceeded", "maximum context length", "context window", "prompt is too long",
        "input is too long", "exceeds the available context size", "exceed context limit",
    ];

    // OpenAI's code for the last two is invalid_prompt, which it gives for malformed prompts as well.
    private static readonly string[] Filtered =
    [
        "content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation", "content management policy",
        "flagged as potentially violating", "for safety reasons",
    ];

    /// <summary>
    /// The error with its stable word. <paramref name="kind"/> and <paramref name="code"/> are the provider's.
    /// </summary>
    public static WireError Error(int status, string? kind, string? code, string? message, string? field = null)
    {
        int known = status >= 400 ? status : StatusOf(kind, code);
        string words = $"{kind} {code} {message}";
        return new WireError(known, CodeOf(known, words), Told(message, known)) { Field = field };
    }

    /// <summary>The error of a body that is no JSON object.</summary>
    public static WireError Unreadable(int status, ReadOnlySpan<byte> body)
    {
        string shown = Encoding.UTF8.GetString(body[..Math.Min(body.Length, ShownLength)]);
        shown = string.Concat(shown.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        return Error(status >= 400 ? status : 502, null, null, shown.Length == 0
            ? "The provider answered with an empty body."
            : $"The provider answered with what is no JSON object: {shown}");
    }

    /// <summary>The error of an answer that lacks what every answer has.</summary>
    public static WireError Lacking(string what) =>
        new(502, ErrorCode.UpstreamFailed, $"The provider's answer has no {what}.");

    /// <summary>The text of a field that may be a text or a number.</summary>
    public static string? Word(JsonElement error, string name) => error.Field(name) switch
    {
        { ValueKind: JsonValueKind.String } text => Json.Text(text),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static string Told(string? message, int status) =>
        string.IsNullOrWhiteSpace(message) ? $"The provider answered {status} and did not say why." : message;

    private static string CodeOf(int status, string words)
    {
        if (status is 400 or 413 or 422 or >= 500 && Holds(words, TooLong))
        {
            return ErrorCode.ContextLength;
        }

        if (status is 400 or 403 && Holds(words, Filtered))
        {
            return ErrorCode.ContentFilter;
        }

        return words.Contains("insufficient_quota", StringComparison.Ordinal)
            ? ErrorCode.QuotaExhausted
            : ErrorCode.ForStatus(status);
    }

    private static int StatusOf(string? kind, string? code)
    {
        if (int.TryParse(code, out int number) && number is >= 400 and < 600)
        {
            return number;
        }

        return (kind ?? code) switch
        {
            "invalid_request_error" or "context_length_exceeded" or "content_filter" => 400,
            "authentication_error" or "invalid_api_key" => 401,
            "billing_error" => 402,
            "permission_error" => 403,
            "not_found_error" => 404,
            "request_too_large" => 413,
            "rate_limit_error" or "rate_limit_exceeded" or "insufficient_quota" or "tokens" or "requests" => 429,
            "server_error" or "api_error" or "internal_server_error" => 500,
            "service_unavailable" or "service_unavailable_error" => 503,
            "timeout_error" => 504,
            "overloaded_error" => 529,
            _ => 502,
        };
    }

    private static bool Holds(string words, string[] clues) =>
        clues.Any(clue => words.Contains(clue, StringComparison.OrdinalIgnoreCase));
}
