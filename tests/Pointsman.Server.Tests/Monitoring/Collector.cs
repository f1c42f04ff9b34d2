using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pointsman.Server.Tests.Monitoring;

/// <summary>Takes what is exported over HTTP, as a collector does, and keeps it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly int _status;

    private Collector(int status)
    {
        _status = status;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    public string Url => _app.Urls.Single();

    /// <summary>What came, by path. Texts stand in protobuf as they are, so they can be looked for.</summary>
    public ConcurrentQueue<(string Path, string Type, string Header, string Trace, string Body)> Taken { get; } = new();

    public static async Task<Collector> StartAsync(int status = 200)
    {
        var collector = new Collector(status);
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>All that came to a path, as text.</summary>
    public string At(string path) => string.Concat(Taken.Where(one => one.Path == path).Select(one => one.Body));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Taken.Enqueue((
            context.Request.Path.Value!, context.Request.ContentType ?? "", context.Request.Headers["x-team"].ToString(),
            context.Request.Headers.TraceParent.ToString(),
            Encoding.Latin1.GetString(body.ToArray())));
        context.Response.StatusCode = _status;
        context.Response.ContentType = "application/x-protobuf";
    }
}
