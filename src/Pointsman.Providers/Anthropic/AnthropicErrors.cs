using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Errors in the shape of Anthropic's messages, both ways.</summary>
internal static class AnthropicErrors
{
    /// <summary>Writes the object that holds the error.</summary>
    public static void Write(Utf8JsonWriter writer, WireError error)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "error");
        writer.WriteStartObject("error");
        writer.WriteString("type", Kind(error));
        writer.WriteString("message", error.Message);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Reads a body.</summary>
    public static WireError Read(int status, ReadOnlySpan<byte> body) =>
        Json.Object(body) is not { } root
            ? ErrorClue.Unreadable(status, body)
            : Found(status, root) ?? ErrorClue.Error(status, null, null, ErrorClue.Word(root, "message"));

    /// <summary>The error that an object bears, whatever the status was; null when it bears none.</summary>
    public static WireError? Found(int status, JsonElement root) => root.Field("error") switch
    {
        { ValueKind: JsonValueKind.Object } error => ErrorClue.Error(
            status, ErrorClue.Word(error, "type"), ErrorClue.Word(error, "code"), ErrorClue.Word(error, "message")),
        { ValueKind: JsonValueKind.String } text => ErrorClue.Error(status, null, null, Json.Text(text)),
        _ => null,
    };

    private static string Kind(WireError error) => error.Status switch
    {
        401 => "authentication_error",
        402 => "billing_error",
        403 => "permission_error",
        404 => "not_found_error",
        413 => "request_too_large",
        429 => "rate_limit_error",
        503 or 529 => "overloaded_error",
        504 => "timeout_error",
        >= 400 and < 500 => "invalid_request_error",
        _ => "api_error",
    };
}
