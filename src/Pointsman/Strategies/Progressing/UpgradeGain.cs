namespace Pointsman;

/// <summary>
/// Learns which requests gain from a better model: a table of kinds of requests, each with how often the better answer
/// was better. Any number of threads may ask and tell at once.
/// </summary>
public sealed class UpgradeGain
{
    private static readonly (int Below, string Name)[] Bands =
        [(500, "tokens<500"), (4000, "tokens<4000"), (32000, "tokens<32000"), (int.MaxValue, "tokens≥32000")];

    private static readonly string[] Buckets =
    [
        .. from band in Bands
           from kind in Enumerable.Range(0, 8)
           select band.Name + ((kind & 1) == 0 ? "" : " code") + ((kind & 2) == 0 ? "" : " json")
               + ((kind & 4) == 0 ? "" : " tools"),
    ];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, UpgradeCount> _counts = new(StringComparer.Ordinal);
    private readonly UpgradeGainOptions _options;

    /// <summary>Begins with what was learned before, or with nothing.</summary>
    public UpgradeGain(UpgradeGainOptions? options = null, IReadOnlyList<UpgradeCount>? known = null)
    {
        _options = options ?? new UpgradeGainOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Memory, 2);
        foreach (UpgradeCount count in known ?? [])
        {
            // What a table was kept by may have changed since; kinds that are none any more are forgotten.
            if (Buckets.Contains(count.Bucket) && count.Gained >= 0 && count.Gained <= count.Asked)
            {
                _counts[count.Bucket] = count;
            }
        }
    }

    /// <summary>What kind of request it is: by its length, code, JSON and tools.</summary>
    public static string Bucket(in RequestFacts facts)
    {
        int band = 0;
        while (facts.Tokens >= Bands[band].Below && band < Bands.Length - 1)
        {
            band++;
        }

        int kind = (facts.Has(RequestTraits.Code) ? 1 : 0) + (facts.Has(RequestTraits.Json) ? 2 : 0)
            + (facts.Tools > 0 ? 4 : 0);
        return Buckets[(band * 8) + kind];
    }

    /// <summary>
    /// Whether the better answer is worth asking for, by what is known of requests of the kind.
    /// <paramref name="chance"/> is a number from 0 to 1 drawn for the request.
    /// </summary>
    public bool IsWorth(in RequestFacts facts, double chance)
    {
        string bucket = Bucket(facts);
        UpgradeCount count;
        lock (_lock)
        {
            count = _counts.GetValueOrDefault(bucket) ?? new UpgradeCount(bucket, 0, 0);
        }

        return IsWorth(count, chance, _options);
    }

    /// <summary>
    /// The decision itself: worth it until it is certain enough that the chance to gain is below the threshold, where
    /// nothing was known before (a prior of one hit and one miss); and now and then all the same.
    /// </summary>
    public static bool IsWorth(UpgradeCount count, double chance, UpgradeGainOptions options) =>
        chance < options.Explore
        || Beta.Below(options.Threshold, 1 + count.Gained, 1 + count.Asked - count.Gained) < options.Certainty;

    /// <summary>Tells whether the better answer was better.</summary>
    public void Learn(in RequestFacts facts, bool gained)
    {
        string bucket = Bucket(facts);
        lock (_lock)
        {
            UpgradeCount old = _counts.GetValueOrDefault(bucket) ?? new UpgradeCount(bucket, 0, 0);
            if (old.Asked >= _options.Memory)
            {
                old = old with { Asked = old.Asked / 2, Gained = old.Gained / 2 };
            }

            _counts[bucket] = old with { Asked = old.Asked + 1, Gained = old.Gained + (gained ? 1 : 0) };
        }
    }

    /// <summary>What was learned, in the order of the buckets; a constructor takes it again.</summary>
    public IReadOnlyList<UpgradeCount> Snapshot()
    {
        lock (_lock)
        {
            return [.. _counts.Values.OrderBy(count => count.Bucket, StringComparer.Ordinal)];
        }
    }
}
