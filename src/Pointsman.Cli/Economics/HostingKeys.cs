namespace Pointsman.Cli;

/// <summary>The keys that describe a model on GPUs of one's own.</summary>
internal static class HostingKeys
{
    public static Form AskHosting(this Form form) => form
        .Ask("parameters", "N", "Parameters of the model: 70B")
        .Ask("bytes-per-weight", "N", "2 for 16 bits (default), 1 for 8, 0.5 for 4")
        .Ask("layers", "N", "Layers of the model; with --kv-width they give the size of its cache")
        .Ask("kv-width", "N", "Key-value heads × head size")
        .Ask("kv-bytes", "BYTES", "Bytes of key-value cache for one token (327,680)")
        .Ask("context", "TOKENS", "Tokens of context that a sequence may hold (8,192)")
        .Ask("concurrent", "N", "Sequences that a replica serves at once (16)")
        .Ask("gpu-memory", "GB", "Memory of a GPU (80)")
        .Ask("usable-memory", "SHARE", "The share of it that may be filled (90 %)")
        .Ask("tokens-per-second", "N", "Output tokens per second of one busy GPU (500)")
        .Ask("input-speedup", "N", "Input tokens read in the time of one output token (10)")
        .Ask("utilisation", "SHARE", "The share of the time in which the GPUs are busy (50 %)")
        .Ask("gpu-hour", "USD", "Dollars for a GPU for an hour (2.50)")
        .Ask("hours", "N", "Hours in a month (720)")
        .Ask("replicas", "N", "Replicas that run even without traffic (1)")
        .Ask("people", "N", "People who run it, in full-time shares (0.5)")
        .Ask("person-month", "USD", "Dollars for one of them a month (12,000)")
        .Ask("other", "USD", "Other dollars a month (0)");

    /// <summary>
    /// Reads the hosting; the parameters come from the model when it is known and they are not given.
    /// </summary>
    public static SelfHosting? ReadHosting(this Inputs inputs, Model? model = null)
    {
        decimal? parameters = inputs.NumberOrNone("parameters", 1m, 100_000_000_000_000m, "");
        if (parameters is null && !inputs.Document.Has("parameters"))
        {
            if (model?.Parameters is { } known)
            {
                parameters = known;
                inputs.Show("parameters", Written.Figure(known), Written.Json(known), Inputs.ByCatalog);
            }
            else
            {
                inputs.Document.FaultOf<string>("parameters", "nothing", "write the size of the model: 8B, 70B");
            }
        }

        var stated = new SelfHosting { Parameters = parameters ?? 1m };
        bool layered = inputs.Document.Has("layers") | inputs.Document.Has("kv-width");
        SelfHosting hosting = ReadMemory(inputs, stated, layered) with
        {
            TokensPerSecondPerGpu =
                inputs.Number("tokens-per-second", 0.001m, 1_000_000m, "", stated.TokensPerSecondPerGpu),
            InputSpeedup = inputs.Number("input-speedup", 1m, 10_000m, "", stated.InputSpeedup),
            Utilisation = Positive(inputs, "utilisation", stated.Utilisation),
            GpuPerHour = inputs.Money("gpu-hour", stated.GpuPerHour, ""),
            HoursPerMonth = inputs.Number("hours", 1m, 744m, "h/month", stated.HoursPerMonth),
            LeastReplicas = (int)inputs.Number("replicas", 1m, BreakEven.MostReplicas, "", stated.LeastReplicas),
            People = inputs.Number("people", 0m, 10_000m, "", stated.People),
            PersonPerMonth = inputs.Money("person-month", stated.PersonPerMonth, "/month"),
            OtherPerMonth = inputs.Money("other", stated.OtherPerMonth, "/month"),
        };
        bool oneOfTwo = layered && (hosting.Layers is null || hosting.KvWidth is null);
        if (oneOfTwo && inputs.Document.Faults.Count == 0)
        {
            inputs.Document.FaultOf<string>("layers", "only one of layers and kv-width", "write both, or kv-bytes");
        }

        return parameters is null ? null : hosting;
    }

    private static SelfHosting ReadMemory(Inputs inputs, SelfHosting stated, bool layered) => stated with
    {
        BytesPerWeight = inputs.Number("bytes-per-weight", 0.125m, 8m, "bytes", stated.BytesPerWeight),
        Layers = (int?)inputs.NumberOrNone("layers", 1m, 10_000m, ""),
        KvWidth = (int?)inputs.NumberOrNone("kv-width", 1m, 1_000_000m, ""),
        KvBytesPerToken = inputs.NumberOrNone("kv-bytes", 1m, 1_000_000_000m, "bytes/token")
            ?? (layered ? null : inputs.ByDefaultOf("kv-bytes", SelfHosting.DefaultKvBytesPerToken, "bytes/token")),
        ContextTokens = inputs.Number("context", 1m, 100_000_000m, "tokens", stated.ContextTokens),
        ConcurrentSequences = inputs.Number("concurrent", 1m, 100_000m, "sequences", stated.ConcurrentSequences),
        GpuMemoryGb = inputs.Number("gpu-memory", 1m, 10_000m, "GB", stated.GpuMemoryGb),
        UsableMemory = Positive(inputs, "usable-memory", stated.UsableMemory),
    };

    private static decimal Positive(Inputs inputs, string key, decimal fallback)
    {
        decimal share = inputs.Share(key, fallback);
        if (share > 0m)
        {
            return share;
        }

        inputs.Document.FaultOf<string>(key, "nothing", "write a share above 0, up to 100%");
        return fallback;
    }
}
