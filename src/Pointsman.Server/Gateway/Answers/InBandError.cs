using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>The event that tells a client that its stream broke off: each protocol's error, and no end mark.</summary>
internal static class InBandError
{
    public static void Write(IClientWire wire, WireError error, PooledBytes output)
    {
        if (wire.Format is WireFormat.Anthropic or WireFormat.OpenAiResponses)
        {
            output.Add("event: error\n"u8);
        }

        output.Add("data: "u8);
        wire.WriteError(output, error);
        output.Add("\n\n"u8);
    }
}
