using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Errors in the shape of OpenAI's chat completions, both ways.</summary>
internal static class OpenAiChatErrors
{
    /// <summary>Writes the object that holds the error.</summary>
    public static void Write(Utf8JsonWriter writer, WireError error)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteString("message", error.Message);
        writer.WriteString("type", Kind(error));
        writer.WriteString("param", error.Field);
        writer.WriteString("code", Code(error.Code));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Reads a body; providers that copy the protocol have several shapes for it.</summary>
    public static WireError Read(int status, ReadOnlySpan<byte> body)
    {
        if (Json.Object(body) is not { } root)
        {
            return ErrorClue.Unreadable(status, body);
        }

        return Found(status, root) ?? ErrorClue.Error(
            status, ErrorClue.Word(root, "type"), ErrorClue.Word(root, "code"),
            ErrorClue.Word(root, "message") ?? ErrorClue.Word(root, "detail"), root.Text("param"));
    }

    /// <summary>The error that an object bears under <c>error</c>, whatever the status was; null for none.</summary>
    public static WireError? Found(int status, JsonElement root) => root.Field("error") switch
    {
        { ValueKind: JsonValueKind.Object } error => ErrorClue.Error(
            status, ErrorClue.Word(error, "type"), ErrorClue.Word(error, "code"), ErrorClue.Word(error, "message"),
            error.Text("param")),
        { ValueKind: JsonValueKind.String } text => ErrorClue.Error(status, null, null, Json.Text(text)),
        _ => null,
    };

    /// <summary>The class of an error in OpenAI's words.</summary>
    public static string Kind(WireError error) => error.Status switch
    {
        _ when error.Code == ErrorCode.QuotaExhausted => "insufficient_quota",
        401 => "authentication_error",
        403 => "permission_error",
        404 => "not_found_error",
        429 => "rate_limit_error",
        >= 400 and < 500 => "invalid_request_error",
        _ => "server_error",
    };

    /// <summary>The code of an error: the words that programs written against OpenAI look for.</summary>
    public static string Code(string code) => code switch
    {
        ErrorCode.Unauthenticated => "invalid_api_key",
        ErrorCode.NotFound => "model_not_found",
        ErrorCode.RateLimited => "rate_limit_exceeded",
        _ => code,
    };
}
