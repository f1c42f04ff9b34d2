using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Pointsman.Server;

/// <summary>
/// Who uses the page: the admin token and a name, in cookies that no script reads and no other site's page sends.
/// Another port of the same machine counts as the same site to browsers, so that forms carry a token as well.
/// </summary>
internal sealed class PageSession
{
    private const string TokenCookie = "pointsman_cases";
    private const string NameCookie = "pointsman_name";
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    private PageSession(string name, string formToken) => (Name, FormToken) = (name, formToken);

    /// <summary>What the person is called.</summary>
    public string Name { get; }

    /// <summary>What a form of this session carries; other pages cannot know it.</summary>
    public string FormToken { get; }

    /// <summary>Whether a token may be sent over this connection: nobody can listen.</summary>
    public static bool IsPrivate(HttpContext context) => IsEncrypted(context.Request)
        || (context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from));

    /// <summary>Whether a form comes from a page of this server, as far as the browser says.</summary>
    public static bool IsFromHere(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? page)
                && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The session of a request; null when it has none, or the token is another one by now.</summary>
    public static PageSession? Of(HttpContext context, AdminToken token)
    {
        byte[] presented = Cookie(context.Request, TokenCookie);
        byte[] name = Cookie(context.Request, NameCookie);
        return name.Length > 0 && token.Check(presented) && IsPrivate(context)
            ? new PageSession(Encoding.UTF8.GetString(name), Sign(presented))
            : null;
    }

    /// <summary>Begins a session.</summary>
    public static PageSession Begin(HttpContext context, string token, string name)
    {
        context.Response.Cookies.Append(TokenCookie, Written(token), Options(context.Request));
        context.Response.Cookies.Append(NameCookie, Written(name), Options(context.Request));
        return new PageSession(name, Sign(Encoding.UTF8.GetBytes(token)));
    }

    /// <summary>Ends it.</summary>
    public static void End(HttpContext context)
    {
        context.Response.Cookies.Delete(TokenCookie, Options(context.Request));
        context.Response.Cookies.Delete(NameCookie, Options(context.Request));
    }

    /// <summary>Whether a form is one of this session.</summary>
    public bool Signed(string formToken) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(formToken), Encoding.UTF8.GetBytes(FormToken));

    private static string Sign(byte[] token) => Base64Url.EncodeToString(HMACSHA256.HashData(token, "cases"u8));

    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = IsEncrypted(request),
        Path = CasesPage.Path,
        MaxAge = Lasts,
    };

    // A proxy that ends the encryption says so.
    private static bool IsEncrypted(HttpRequest request) =>
        request.IsHttps || request.Headers["X-Forwarded-Proto"].ToString() == "https";

    private static string Written(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static byte[] Cookie(HttpRequest request, string name)
    {
        string written = request.Cookies[name] ?? "";
        return written.Length <= KeySecret.MostBytes * 2 && Base64Url.IsValid(written)
            ? Base64Url.DecodeFromChars(written)
            : [];
    }
}
