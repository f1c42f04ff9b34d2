using System.Collections.Frozen;

namespace Pointsman.Server;

/// <summary>Which headers cross the gateway, in each direction.</summary>
internal static class HeaderRules
{
    // Belongs to a single connection or a single message, by RFC 9110 and 9112.
    private static readonly string[] Hop =
    [
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer",
        "Transfer-Encoding", "Upgrade", "Content-Length", "Host", "Expect",
    ];

    // Credentials and traces of the client, and what the gateway decides itself.
    private static readonly FrozenSet<string> StaysDown = Hop.Concat(
    [
        "Authorization", "x-api-key", "api-key", "x-goog-api-key", "Cookie", "Accept-Encoding", "Content-Type",
        "Content-Encoding", "Accept", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
        "X-Forwarded-Prefix", "X-Real-IP", "Via", "Origin", "Referer", "Range",
    ]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // The client talks to the gateway: what concerns the provider's own connection, cookies or origin is not its own.
    private static readonly FrozenSet<string> StaysUp = Hop.Concat(
    [
        "Set-Cookie", "Content-Encoding", "Content-Type", "Server", "Date", "Alt-Svc", "Strict-Transport-Security",
        "Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "CF-RAY", "cf-cache-status", "Via", "Nel",
        "Report-To", "x-should-retry", "Retry-After",
    ]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a client's header goes upstream. Headers of a vendor go to that vendor's protocol only.
    /// </summary>
    public static bool GoesUp(string name, bool sameProtocol) =>
        !StaysDown.Contains(name)
        && !name.StartsWith("x-pointsman-", StringComparison.OrdinalIgnoreCase)
        && (sameProtocol || !IsVendors(name));

    /// <summary>Whether a header of the upstream's answer goes to the client.</summary>
    public static bool GoesDown(string name) =>
        !StaysUp.Contains(name) && !name.StartsWith("x-pointsman-", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a Connection header names this header, which then belongs to that connection alone (RFC 9110, 7.6.1).
    /// </summary>
    public static bool IsNamedBy(string? connection, string name)
    {
        if (string.IsNullOrEmpty(connection))
        {
            return false;
        }

        foreach (Range part in connection.AsSpan().Split(','))
        {
            if (connection.AsSpan(part).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVendors(string name) =>
        name.StartsWith("anthropic-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("openai-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("x-stainless-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("x-goog-", StringComparison.OrdinalIgnoreCase);
}
