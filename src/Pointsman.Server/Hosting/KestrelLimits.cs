using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Pointsman.Server;

/// <summary>Gives the web server the limits of the settings.</summary>
internal static class KestrelLimits
{
    public static void Apply(KestrelServerOptions kestrel, GatewaySettings settings)
    {
        LimitSettings limits = settings.Limits;
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        kestrel.Limits.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        kestrel.Limits.MaxRequestHeaderCount = limits.HeaderCount;
        kestrel.Limits.RequestHeadersTimeout = limits.HeaderTime;
        kestrel.Limits.MaxConcurrentConnections = limits.Connections;

        // A body is refused one byte beyond the limit, in the client's own protocol; this only stops what goes on.
        kestrel.Limits.MaxRequestBodySize = limits.RequestBytes + (1024 * 1024);
        kestrel.Limits.MaxRequestBufferSize = Math.Max(1024 * 1024, (limits.RequestBytes * 2) + 4096);
        kestrel.Listen(Address(settings.Listen), settings.Listen.Port);
    }

    private static IPAddress Address(ListenSettings listen) =>
        listen.Address == "localhost" ? IPAddress.Loopback : IPAddress.Parse(listen.Address);
}
