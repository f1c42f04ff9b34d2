using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pointsman.Server;

/// <summary>A running gateway: started, told of new settings, drained and stopped.</summary>
public sealed class GatewayServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly GatewayParts _parts;

    private GatewayServer(WebApplication app, GatewayParts parts)
    {
        _app = app;
        _parts = parts;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>What is served beside the data plane.</summary>
    internal IEnumerable<Endpoint> Endpoints =>
        ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints);

    /// <summary>The admin token, when this start made one; it is shown this once.</summary>
    public string? NewAdminToken => _parts.NewAdminToken;

    /// <summary>What it is made of, for tests to look into.</summary>
    internal GatewayParts Parts => _parts;

    /// <summary>Starts a gateway, or says why it cannot start.</summary>
    /// <exception cref="FaultsException">The data folder, the address or the settings do not allow it.</exception>
    public static async Task<GatewayServer> StartAsync(GatewayOptions options, CancellationToken cancel = default)
    {
        GatewayParts parts = await GatewayParts.CreateAsync(options, cancel);
        try
        {
            ListenCheck.ThrowIfOpenToStrangers(options.Settings, parts);
            WebApplication app = Build(options, parts);
            await StartListeningAsync(app, options.Settings.Listen, cancel);
            parts.Start();
            return new GatewayServer(app, parts);
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes new settings; requests under way end under the old ones.</summary>
    public void Apply(GatewaySettings settings) => _parts.Apply(settings);

    /// <summary>Takes no more requests, lets those under way end within the time that the settings allow.</summary>
    public async Task StopAsync(CancellationToken cancel = default)
    {
        _parts.Stop();
        await _app.StopAsync(cancel);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _parts.DisposeAsync();
    }

    private static WebApplication Build(GatewayOptions options, GatewayParts parts)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Settings.Drain);
        builder.WebHost.UseKestrelCore().UseSockets(sockets =>
        {
            // A continuation runs on the thread that saw the bytes: handing it over costs more than the work itself.
            sockets.UnsafePreferInlineScheduling = true;
        });
        builder.WebHost.ConfigureKestrel(kestrel => KestrelLimits.Apply(kestrel, options.Settings));
        WebApplication app = builder.Build();
        GatewayPipeline pipeline = parts.Pipeline;
        var uncaught = new UncaughtErrors(parts.InternalErrors);
        app.Use(next => context =>
        {
            HttpRequest request = context.Request;
            return HttpMethods.IsPost(request.Method)
                && ClientProtocol.Of(request.Path.Value ?? "", request.QueryString.Value) is { } protocol
                ? pipeline.ServeAsync(context, protocol)
                : uncaught.ServeAsync(context, next);
        });
        app.UseRouting();
        AdminSurface.Map(app, parts);
        app.UseEndpoints(_ => { });
        return app;
    }

    private static async Task StartListeningAsync(WebApplication app, ListenSettings listen, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException taken)
        {
            await app.DisposeAsync();
            throw new FaultsException([new Fault("listen", $"{listen.Address}:{listen.Port}: {taken.Message}",
                "stop what listens there, or choose another port with --port; 0 takes a free one")]);
        }
    }
}
