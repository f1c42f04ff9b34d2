using System.Net;

namespace Pointsman.Server;

/// <summary>Reads the address to listen on.</summary>
internal static class ListenAddress
{
    public static string? Read(Document part, string key)
    {
        string? text = part.Text(key);
        return text switch
        {
            null => null,
            "localhost" => "127.0.0.1",
            // A bare number would be an address as well; it is more likely a port.
            _ when text.AsSpan().IndexOfAny('.', ':') >= 0 && IPAddress.TryParse(text, out IPAddress? address) =>
                address.ToString(),
            _ => part.FaultOf<string>(
                key, $"'{text}'", "write an IP address: 127.0.0.1, or 0.0.0.0 or :: for all of this machine"),
        };
    }
}
