namespace Pointsman;

/// <summary>The GPUs that a month of calls needs on a model of one's own, and why.</summary>
public sealed record HostingNeed
{
    /// <summary>The model, the GPUs and the people.</summary>
    public required SelfHosting Hosting { get; init; }

    /// <summary>The calls.</summary>
    public required Workload Workload { get; init; }

    /// <summary>Requests that one replica serves in a month.</summary>
    public decimal RequestsPerReplica { get; init; }

    /// <summary>Copies of the model that run.</summary>
    public decimal Replicas { get; init; }

    /// <summary>GPUs in all.</summary>
    public decimal Gpus => Replicas * Hosting.GpusPerReplica;

    /// <summary>What the GPUs cost a month.</summary>
    public Usd GpuCost => Hosting.ReplicaPerMonth * Replicas;

    /// <summary>What everything costs a month.</summary>
    public Usd Total => GpuCost + Hosting.FixedPerMonth;

    /// <summary>Sizes the hardware for a month of calls.</summary>
    public static HostingNeed Of(SelfHosting hosting, Workload workload)
    {
        decimal each = hosting.RequestsPerReplica(workload.PerCall);
        decimal replicas = Math.Ceiling(workload.RequestsPerMonth / each);

        // The quotient is rounded in its 28th digit; a load that fits exactly must not start another replica.
        if (replicas > 0m && (replicas - 1m) * each >= workload.RequestsPerMonth)
        {
            replicas--;
        }

        return new HostingNeed
        {
            Hosting = hosting,
            Workload = workload,
            RequestsPerReplica = each,
            Replicas = Math.Max(hosting.LeastReplicas, replicas),
        };
    }
}
