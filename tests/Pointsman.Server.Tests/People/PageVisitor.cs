using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Server.Tests.People;

/// <summary>A browser without scripts: it keeps cookies, fills in forms and follows where it is sent.</summary>
internal sealed partial class PageVisitor : IDisposable
{
    private readonly HttpClient _http;

    public PageVisitor(Uri address)
    {
        _http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false, AllowAutoRedirect = false, CookieContainer = Cookies,
        }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; } = new();

    public string Html { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public HttpResponseMessage Response { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Task GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends a form as the page before it had it, with its hidden fields unless told otherwise.</summary>
    public async Task PostAsync(string path, string? origin = null, params (string Name, string Value)[] fields)
    {
        var all = fields.ToDictionary(field => field.Name, field => field.Value);
        foreach (Match hidden in Hidden().Matches(Html))
        {
            all.TryAdd(hidden.Groups[1].Value, WebUtility.HtmlDecode(hidden.Groups[2].Value));
        }

        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(all) };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        await SendAsync(request);
        if (Status == HttpStatusCode.SeeOther)
        {
            await GetAsync(Response.Headers.Location!.ToString());
        }
    }

    public Task EnterAsync(string token, string name = "Ann") =>
        PostAsync("/cases", null, ("do", "enter"), ("token", token), ("name", name));

    public void Dispose()
    {
        Response?.Dispose();
        _http.Dispose();
    }

    private async Task SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            Response?.Dispose();
            Response = await _http.SendAsync(request, Cancel);
            Status = Response.StatusCode;
            Html = await Response.Content.ReadAsStringAsync(Cancel);
        }
    }

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"")]
    private static partial Regex Hidden();
}
