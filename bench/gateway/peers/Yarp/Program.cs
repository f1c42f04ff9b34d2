// YARP as a plain reverse proxy: yarp PORT UPSTREAM-PORT [inline]
// Nothing is logged, which is to its advantage. With "inline" continuations run on the threads that saw the bytes.
using System.Globalization;
using Yarp.ReverseProxy.Configuration;

int port = int.Parse(args[0], CultureInfo.InvariantCulture);
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
if (args is [_, _, "inline"])
{
    builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
}

var everything = new RouteConfig
{
    RouteId = "all", ClusterId = "upstream", Match = new RouteMatch { Path = "/{**path}" },
};
var upstream = new ClusterConfig
{
    ClusterId = "upstream",
    Destinations = new Dictionary<string, DestinationConfig>
    {
        ["only"] = new() { Address = $"http://127.0.0.1:{args[1]}/" },
    },
};
builder.Services.AddReverseProxy().LoadFromMemory([everything], [upstream]);
WebApplication app = builder.Build();
app.MapReverseProxy();
await app.RunAsync();
