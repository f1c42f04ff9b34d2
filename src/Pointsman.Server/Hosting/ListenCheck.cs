using System.Net;

namespace Pointsman.Server;

/// <summary>Keeps a gateway from being open to strangers by mistake.</summary>
internal static class ListenCheck
{
    public static void ThrowIfOpenToStrangers(GatewaySettings settings, GatewayParts parts)
    {
        string address = settings.Listen.Address;
        bool loopback = address == "localhost"
            || (IPAddress.TryParse(address, out IPAddress? parsed) && IPAddress.IsLoopback(parsed));
        if (loopback)
        {
            return;
        }

        var faults = new List<Fault>();
        if (!parts.Keys.HasGood(parts.Time.GetUtcNow()))
        {
            faults.Add(new Fault("listen.address", $"{address} can be reached by others, and there is no key yet",
                "start on 127.0.0.1, create a key with 'pointsman keys create --name NAME', then listen here"));
        }

        if (parts.NewAdminToken is not null)
        {
            faults.Add(new Fault(
                "listen.address", $"{address} can be reached by others, and nobody has the admin token",
                "start once on 127.0.0.1, which prints the token, or set adminToken"));
        }

        FaultsException.ThrowIfAny(faults);
    }
}
