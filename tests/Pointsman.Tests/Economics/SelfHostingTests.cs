using Xunit;

namespace Pointsman.Tests.Economics;

public sealed class SelfHostingTests
{
    private static readonly SelfHosting Llama70B = new() { Parameters = 70_000_000_000m };

    [Fact]
    public void Weights_take_parameters_times_bytes_per_weight()
    {
        Assert.Equal(140_000_000_000m, Llama70B.WeightBytes);
        Assert.Equal(35_000_000_000m, (Llama70B with { BytesPerWeight = 0.5m }).WeightBytes);
    }

    [Fact]
    public void The_cache_takes_context_times_sequences_times_bytes_per_token()
    {
        Assert.Equal(8_192m * 16m * 327_680m, Llama70B.KvBytes);
        SelfHosting layered = Llama70B with { Layers = 32, KvWidth = 1_024 };
        Assert.Equal(131_072m, layered.EffectiveKvBytesPerToken);
        Assert.Equal(1_000m, (layered with { KvBytesPerToken = 1_000m }).EffectiveKvBytesPerToken);
    }

    [Fact]
    public void A_70B_model_at_16_bits_with_its_cache_needs_three_GPUs_of_80_GB_and_at_4_bits_two()
    {
        // (140 + 42.95) GB / 72 GB = 2.54; (35 + 42.95) / 72 = 1.08.
        Assert.Equal(3, Llama70B.GpusPerReplica);
        Assert.Equal(2, (Llama70B with { BytesPerWeight = 0.5m }).GpusPerReplica);
    }

    [Fact]
    public void The_capacity_of_a_replica_follows_from_tokens_per_second_and_utilisation()
    {
        // 3 GPUs × 500 tokens/s × 2,592,000 s × 0.5 = 1,944,000,000; 200 out + 1,000 in / 10 = 300 a request.
        Assert.Equal(6_480_000m, Llama70B.RequestsPerReplica(new Usage { Input = 1_000, Output = 200 }));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(6_480_000, 1)]
    [InlineData(6_480_001, 2)]
    public void One_request_beyond_the_capacity_starts_another_replica(decimal requests, decimal replicas)
    {
        HostingNeed need = HostingNeed.Of(Llama70B, new Workload(new Usage { Input = 1_000, Output = 200 }, requests));
        Assert.Equal(replicas, need.Replicas);
        Assert.Equal(replicas * 3m, need.Gpus);
        Assert.Equal(new Usd(replicas * 3m * 720m * 2.5m + 6_000m), need.Total);
    }

    [Fact]
    public void The_bill_has_a_line_each_for_GPUs_people_and_the_rest()
    {
        Bill bill = new SelfHostedPricing { Hosting = Llama70B with { OtherPerMonth = new(100m) } }
            .For(new Workload(new Usage { Output = 100 }, 1_000m));
        Assert.Equal([5_400m, 6_000m, 100m], bill.Lines.Select(line => line.Cost.Amount));
        Assert.Equal(new Usd(11_500m), bill.Total);
    }
}
