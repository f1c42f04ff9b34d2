namespace Pointsman.Server;

/// <summary>The configuration that holds now. Whoever changes it builds another snapshot and puts it here.</summary>
internal sealed class SnapshotHolder(GatewaySnapshot first)
{
    private volatile GatewaySnapshot _current = first;

    public GatewaySnapshot Current => _current;

    public void Swap(GatewaySnapshot next) => _current = next;
}
