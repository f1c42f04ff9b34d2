using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pointsman.Cli.Tests.Server;

/// <summary>A server on a port of this machine that answers what it was told to, and keeps what it was asked.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Queue<(int Status, string Body)> _answers = new();

    private FakeServer()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Url => _app.Urls.Single();

    /// <summary>What was asked: <c>POST /api/keys BODY</c>.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>The tokens that were sent along.</summary>
    public List<string> Tokens { get; } = [];

    public static async Task<FakeServer> StartAsync(CancellationToken cancel)
    {
        var server = new FakeServer();
        await server._app.StartAsync(cancel);
        return server;
    }

    /// <summary>Adds an answer; each is given once, in order.</summary>
    public FakeServer Answer(int status, string body)
    {
        _answers.Enqueue((status, body));
        return this;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        string path = $"{context.Request.Path}{context.Request.QueryString}";
        Asked.Add($"{context.Request.Method} {path} {body}".TrimEnd());
        Tokens.Add(context.Request.Headers.Authorization.ToString());
        (int status, string answer) = _answers.Dequeue();
        context.Response.StatusCode = status;
        if (status is 302)
        {
            context.Response.Headers.Location = "/elsewhere";
        }

        await context.Response.WriteAsync(answer, context.RequestAborted);
    }
}
