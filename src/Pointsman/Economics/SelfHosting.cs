namespace Pointsman;

/// <summary>
/// A model on GPUs of one's own. Every default is a starting point to be replaced by a measured value: the throughput
/// of a GPU differs tenfold between models and servers, and its price between contracts.
/// </summary>
public sealed record SelfHosting
{
    /// <summary>The size of a cache entry that is taken when neither it nor the layers are known: that of a 70B model
    /// with grouped-query attention (80 layers × 1,024 wide × 2 bytes × keys and values).</summary>
    public const decimal DefaultKvBytesPerToken = 327_680m;

    /// <summary>All parameters, whether at work for a token or not: all of them must be in memory.</summary>
    public required decimal Parameters { get; init; }

    /// <summary>Bytes for one weight: 2 for 16 bits (default), 1 for 8, 0.5 for 4.</summary>
    public decimal BytesPerWeight { get; init; } = 2m;

    /// <summary>Layers of the model; with <see cref="KvWidth"/> they give the size of a cache entry.</summary>
    public int? Layers { get; init; }

    /// <summary>Width of keys (and of values) in one layer: key-value heads × head size.</summary>
    public int? KvWidth { get; init; }

    /// <summary>
    /// Bytes of key-value cache for one token; computed from the layers when absent, else the default.
    /// </summary>
    public decimal? KvBytesPerToken { get; init; }

    /// <summary>Tokens of context that one sequence may hold; 8,192 unless said otherwise.</summary>
    public decimal ContextTokens { get; init; } = 8_192m;

    /// <summary>Sequences that one replica serves at the same time; 16 unless said otherwise.</summary>
    public decimal ConcurrentSequences { get; init; } = 16m;

    /// <summary>Memory of one GPU in GB (10⁹ bytes); 80 unless said otherwise.</summary>
    public decimal GpuMemoryGb { get; init; } = 80m;

    /// <summary>The share of that memory that weights and cache may fill; 0.9 unless said otherwise.</summary>
    public decimal UsableMemory { get; init; } = 0.9m;

    /// <summary>Output tokens that one GPU writes per second when it is busy; 500 unless said otherwise.</summary>
    public decimal TokensPerSecondPerGpu { get; init; } = 500m;

    /// <summary>
    /// How many input tokens are read in the time that one output token is written; 10 unless said otherwise.
    /// </summary>
    public decimal InputSpeedup { get; init; } = 10m;

    /// <summary>
    /// The share of the time in which the GPUs are busy; 0.5 unless said otherwise, as traffic has peaks.
    /// </summary>
    public decimal Utilisation { get; init; } = 0.5m;

    /// <summary>Dollars for one GPU for one hour; $2.50 unless said otherwise.</summary>
    public Usd GpuPerHour { get; init; } = new(2.5m);

    /// <summary>Hours in a month; 720 (30 days) unless said otherwise.</summary>
    public decimal HoursPerMonth { get; init; } = 24m * Quantity.DaysPerMonth;

    /// <summary>Replicas that run even without traffic; 1 unless said otherwise.</summary>
    public int LeastReplicas { get; init; } = 1;

    /// <summary>People who run it, as a share of full time; 0.5 unless said otherwise.</summary>
    public decimal People { get; init; } = 0.5m;

    /// <summary>Dollars for one of them a month; $12,000 unless said otherwise.</summary>
    public Usd PersonPerMonth { get; init; } = new(12_000m);

    /// <summary>Storage, network and whatever else, a month; nothing unless said otherwise.</summary>
    public Usd OtherPerMonth { get; init; } = Usd.Zero;

    /// <summary>The memory of the weights in bytes: parameters × bytes per weight.</summary>
    public decimal WeightBytes => Parameters * BytesPerWeight;

    /// <summary>Bytes of cache for one token: as given, else 2 × layers × width × 2 bytes, else the default.</summary>
    public decimal EffectiveKvBytesPerToken =>
        KvBytesPerToken
        ?? (Layers is { } layers && KvWidth is { } width ? 4m * layers * width : DefaultKvBytesPerToken);

    /// <summary>The memory of the cache in bytes: tokens of context × sequences × bytes per token.</summary>
    public decimal KvBytes => ContextTokens * ConcurrentSequences * EffectiveKvBytesPerToken;

    /// <summary>GPUs that hold one copy of the model and its cache.</summary>
    public int GpusPerReplica =>
        (int)Math.Max(1m, Math.Ceiling((WeightBytes + KvBytes) / (GpuMemoryGb * 1_000_000_000m * UsableMemory)));

    /// <summary>What costs the same at any volume, a month.</summary>
    public Usd FixedPerMonth => PersonPerMonth * People + OtherPerMonth;

    /// <summary>What the GPUs of one replica cost a month.</summary>
    public Usd ReplicaPerMonth => GpuPerHour * (GpusPerReplica * HoursPerMonth);

    /// <summary>
    /// Requests that one replica serves in a month: GPUs × tokens per second × seconds × utilisation, divided by the
    /// output tokens of a call plus its input tokens over <see cref="InputSpeedup"/>. Bounded at 10¹⁵.
    /// </summary>
    public decimal RequestsPerReplica(Usage perCall)
    {
        const decimal Most = 1_000_000_000_000_000m;
        decimal work = perCall.TotalOutput + perCall.TotalInput / InputSpeedup;
        decimal tokens = GpusPerReplica * TokensPerSecondPerGpu * HoursPerMonth * 3_600m * Utilisation;
        return work <= 0m ? Most : Math.Min(Most, tokens / work);
    }
}
