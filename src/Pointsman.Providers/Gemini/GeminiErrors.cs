using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Errors in Google's form.</summary>
internal static class GeminiErrors
{
    private const int MostDetails = 32;
    private const int MostOfDuration = 32;
    private const int MostDelaySeconds = 86_400;

    private static readonly (string Word, string Code, int Status)[] Words =
    [
        ("INVALID_ARGUMENT", ErrorCode.InvalidRequest, 400),
        ("FAILED_PRECONDITION", ErrorCode.InvalidRequest, 400),
        ("OUT_OF_RANGE", ErrorCode.InvalidRequest, 400),
        ("UNAUTHENTICATED", ErrorCode.Unauthenticated, 401),
        ("PERMISSION_DENIED", ErrorCode.Forbidden, 403),
        ("NOT_FOUND", ErrorCode.NotFound, 404),
        ("ALREADY_EXISTS", ErrorCode.InvalidRequest, 409),
        ("ABORTED", ErrorCode.UpstreamFailed, 409),
        ("RESOURCE_EXHAUSTED", ErrorCode.RateLimited, 429),
        ("CANCELLED", ErrorCode.UpstreamFailed, 499),
        ("INTERNAL", ErrorCode.UpstreamFailed, 500),
        ("UNKNOWN", ErrorCode.UpstreamFailed, 500),
        ("DATA_LOSS", ErrorCode.UpstreamFailed, 500),
        ("UNIMPLEMENTED", ErrorCode.InvalidRequest, 501),
        ("UNAVAILABLE", ErrorCode.Overloaded, 503),
        ("DEADLINE_EXCEEDED", ErrorCode.TimedOut, 504),
    ];

    /// <summary>Reads a body of an error: an object, or a list of one where a stream was asked for.</summary>
    public static WireError Read(int status, ReadOnlyMemory<byte> body)
    {
        using JsonDocument? parsed = JsonBody.Parse(body, out _);
        JsonElement root = parsed?.RootElement ?? default;
        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
        {
            root = root[0];
        }

        return GeminiNames.Property(root, "error") is { ValueKind: JsonValueKind.Object } error
            ? Read(status, error)
            : ErrorClue.Unreadable(status, body.Span);
    }

    /// <summary>Reads the error itself; without a status from elsewhere its own counts.</summary>
    public static WireError Read(int? status, JsonElement error)
    {
        string word = Text(error, "status") ?? "";
        string message = Text(error, "message") ?? "The provider gave no message.";
        (string _, string? code, int own) = Words.FirstOrDefault(known => known.Word == word);
        int known = status
            ?? (GeminiNames.Property(error, "code") is { ValueKind: JsonValueKind.Number } number
                && number.TryGetInt32(out int told) && told is >= 400 and < 600 ? told : own == 0 ? 500 : own);
        if (HasReason(error, "API_KEY_INVALID"))
        {
            // Google says 400 to a wrong key, as if the request were at fault.
            return new WireError(401, ErrorCode.Unauthenticated, message);
        }

        bool tooLong = known == 400 && message.Contains("token count", StringComparison.OrdinalIgnoreCase)
            && message.Contains("exceeds", StringComparison.OrdinalIgnoreCase);
        return new WireError(known, tooLong ? ErrorCode.ContextLength : code ?? ErrorCode.ForStatus(known), message)
        {
            Field = Violation(error),
            RetryAfter = Delay(error),
        };
    }

    /// <summary>Writes the body of an error.</summary>
    public static void Write(IBufferWriter<byte> output, WireError error)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        Write(writer, error);
    }

    /// <summary>Writes an error as an object with the one field <c>error</c>.</summary>
    public static void Write(Utf8JsonWriter writer, WireError error)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteNumber("code", error.Status);
        writer.WriteString("message", error.Message);
        writer.WriteString("status", Word(error));
        writer.WriteStartArray("details");
        writer.WriteStartObject();
        writer.WriteString("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        writer.WriteString("reason", error.Code.ToUpperInvariant());
        writer.WriteString("domain", "pointsman");
        writer.WriteEndObject();
        if (error.Field is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("@type", "type.googleapis.com/google.rpc.BadRequest");
            writer.WriteStartArray("fieldViolations");
            writer.WriteStartObject();
            writer.WriteString("field", error.Field);
            writer.WriteString("description", error.Message);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Word(WireError error) => error.Status switch
    {
        401 => "UNAUTHENTICATED",
        402 or 429 => "RESOURCE_EXHAUSTED",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        408 or 504 => "DEADLINE_EXCEEDED",
        409 => "ABORTED",
        499 => "CANCELLED",
        501 => "UNIMPLEMENTED",
        500 => "INTERNAL",
        >= 400 and < 500 => "INVALID_ARGUMENT",
        _ => "UNAVAILABLE",
    };

    private static bool HasReason(JsonElement error, string reason) =>
        Details(error).Any(detail => Text(detail, "reason") == reason);

    private static string? Violation(JsonElement error) =>
        Details(error)
            .Select(detail => GeminiNames.Property(detail, "fieldViolations"))
            .Where(list => list is { ValueKind: JsonValueKind.Array } given && given.GetArrayLength() > 0)
            .Select(list => Text(list!.Value[0], "field"))
            .FirstOrDefault();

    private static TimeSpan? Delay(JsonElement error) =>
        Details(error).Take(MostDetails)
            .Where(detail => Text(detail, "@type")?.EndsWith("google.rpc.RetryInfo", StringComparison.Ordinal) == true)
            .Select(detail => Duration(Text(detail, "retryDelay")))
            .FirstOrDefault(delay => delay is not null);

    // Seconds with an s behind, as protocol buffers write them in JSON.
    private static TimeSpan? Duration(string? text)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return text is { Length: > 1 and <= MostOfDuration } && text[^1] == 's'
            && double.TryParse(text.AsSpan(0, text.Length - 1), Style, CultureInfo.InvariantCulture, out double seconds)
            && double.IsFinite(seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, MostDelaySeconds))
            : null;
    }

    private static JsonElement.ArrayEnumerator Details(JsonElement error) =>
        GeminiNames.Property(error, "details") is { ValueKind: JsonValueKind.Array } details
            ? details.EnumerateArray()
            : default;

    private static string? Text(JsonElement parent, string name) =>
        GeminiNames.Property(parent, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
