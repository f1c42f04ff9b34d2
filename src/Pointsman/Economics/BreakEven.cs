namespace Pointsman;

/// <summary>
/// From how many requests a month a model of one's own costs less than an API. Hosting is a step function, one step for
/// each replica, so it may win before a step and lose right after it: both the first volume at which it wins and the
/// volume from which it always wins are given.
/// </summary>
public sealed record BreakEven
{
    /// <summary>The most replicas that are looked at.</summary>
    public const int MostReplicas = 1_000;

    /// <summary>The model, the GPUs and the people.</summary>
    public required SelfHosting Hosting { get; init; }

    /// <summary>What it is compared with.</summary>
    public required Pricing Api { get; init; }

    /// <summary>What one call consumes.</summary>
    public required Usage PerCall { get; init; }

    /// <summary>
    /// The smallest number of requests a month at which hosting costs less; absent when it never does.
    /// </summary>
    public decimal? Requests { get; init; }

    /// <summary>
    /// The number of requests a month from which hosting always costs less, up to <see cref="MostReplicas"/>.
    /// </summary>
    public decimal? ForGood { get; init; }

    /// <summary>Why hosting never costs less; absent when it does.</summary>
    public string? Never { get; init; }

    /// <summary>Both sides just below and at the break-even volume.</summary>
    public IReadOnlyList<BreakEvenPoint> Around { get; init; } = [];

    /// <summary>Finds the break-even volume.</summary>
    public static BreakEven Of(SelfHosting hosting, Pricing api, Usage perCall)
    {
        var result = new BreakEven { Hosting = hosting, Api = api, PerCall = perCall };
        var one = new Workload(perCall, 1m);
        if (api.For(one) is { Total: null } unknown)
        {
            return result with { Never = $"what the API costs is unknown: {string.Join(", ", unknown.Missing)}" };
        }

        for (int replicas = hosting.LeastReplicas; replicas <= MostReplicas; replicas++)
        {
            if (result.FirstWin(replicas) is { } first)
            {
                return result.WonAt(first);
            }
        }

        return result with { Never = result.Reason() };
    }

    /// <summary>Both sides at a volume.</summary>
    public BreakEvenPoint At(decimal requestsPerMonth)
    {
        var workload = new Workload(PerCall, requestsPerMonth);
        HostingNeed need = HostingNeed.Of(Hosting, workload);
        return new BreakEvenPoint(requestsPerMonth, need.Gpus, need.Total, Api.For(workload).Total);
    }

    private BreakEven WonAt(decimal first)
    {
        IEnumerable<decimal> volumes = first > 1m ? [first - 1m, first] : [first];
        BreakEven result = this with { Around = [.. volumes.Select(At)] };

        // An API that serves no more is not a dearer one; the person must see the difference.
        return result.Around[^1].Api is null
            ? result with { Never = $"up to {first - 1m} requests a month the API costs less, and it sells no more" }
            : result with { Requests = first, ForGood = LastLoss() };
    }

    // Within one step hosting costs the same and the API never gets cheaper, so the first win is found by halving.
    private decimal? FirstWin(int replicas)
    {
        decimal low = Start(replicas);
        decimal high = End(replicas);
        if (high < low || !Wins(high, replicas))
        {
            return null;
        }

        while (low < high)
        {
            decimal middle = Math.Floor((low + high) / 2m);
            (low, high) = Wins(middle, replicas) ? (low, middle) : (middle + 1m, high);
        }

        return low;
    }

    private decimal? LastLoss()
    {
        for (int replicas = MostReplicas; replicas >= Hosting.LeastReplicas; replicas--)
        {
            decimal start = Start(replicas);
            if (start <= End(replicas) && !Wins(start, replicas))
            {
                return FirstWin(replicas) ?? (replicas < MostReplicas ? End(replicas) + 1m : null);
            }
        }

        return 1m;
    }

    private bool Wins(decimal requests, int replicas)
    {
        Usd hosted = Hosting.ReplicaPerMonth * replicas + Hosting.FixedPerMonth;
        return Api.For(new Workload(PerCall, requests)).Total is not { } api || hosted < api;
    }

    private decimal Start(int replicas) =>
        replicas == Hosting.LeastReplicas ? 1m : Math.Floor((replicas - 1) * Hosting.RequestsPerReplica(PerCall)) + 1m;

    private decimal End(int replicas) => Math.Floor(replicas * Hosting.RequestsPerReplica(PerCall));

    private string Reason()
    {
        decimal most = Math.Max(1m, End(MostReplicas));
        BreakEvenPoint full = At(most);
        return $"at full load a request costs {full.Hosted / most} hosted and {full.Api / most} by the API, "
            + $"and no volume up to {MostReplicas} replicas turns that round";
    }
}
