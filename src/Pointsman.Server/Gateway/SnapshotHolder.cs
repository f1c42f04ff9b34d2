namespace Pointsman.Server;

/// <summary>The configuration that holds now. Whoever changes it builds another snapshot and puts it here.</summary>
internal sealed class SnapshotHolder(GatewaySettings first, Func<GatewaySettings, GatewaySnapshot> build)
{
    private GatewaySnapshot _current = build(first);

    /// <summary>The snapshot; one that has cached as many names as it may is replaced by a fresh one, and those who
    /// have it go on with it.</summary>
    public GatewaySnapshot Current
    {
        get
        {
            GatewaySnapshot current = Volatile.Read(ref _current);
            if (!current.IsFull)
            {
                return current;
            }

            GatewaySnapshot fresh = build(current.Settings);
            GatewaySnapshot before = Interlocked.CompareExchange(ref _current, fresh, current);
            return ReferenceEquals(before, current) ? fresh : before;
        }
    }

    /// <summary>Takes other settings.</summary>
    public void Apply(GatewaySettings settings) => Volatile.Write(ref _current, build(settings));
}
