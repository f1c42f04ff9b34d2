using System.Text;
using System.Text.Json;

namespace Pointsman.Server;

/// <summary>A target with all that is needed to send to it, and how it fares.</summary>
internal sealed class Upstream
{
    public Upstream(RoutingTarget target, ProviderLink link, TargetHealth health)
    {
        Target = target;
        Link = link;
        Health = health;
        Addresses = new UpstreamAddresses(link.Settings, target.Model);
        QuotedModel = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(target.Model)}\"");
    }

    public RoutingTarget Target { get; }

    public ProviderLink Link { get; }

    public TargetHealth Health { get; }

    public UpstreamAddresses Addresses { get; }

    /// <summary>The model's name as a JSON text.</summary>
    public ReadOnlyMemory<byte> QuotedModel { get; }

    /// <summary>Whether it refused to be asked for usage; then it is not asked again.</summary>
    public bool RefusesStreamOptions { get; set; }
}
