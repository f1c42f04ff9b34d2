namespace Pointsman.Faults;

/// <summary>Where providers look for a key.</summary>
internal static class Credentials
{
    private const string Bearer = "Bearer ";

    public static string? Of(HttpRequest request) =>
        request.Header("authorization") is { } value && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? value[Bearer.Length..]
            : request.Header("x-api-key") ?? request.Header("api-key") ?? request.Header("x-goog-api-key")
                ?? request.QueryValue("key");
}
