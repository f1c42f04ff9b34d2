using Xunit;

namespace Pointsman.Tests.Catalog.Importing;

public sealed class LiteLlmReaderTests
{
    private const string Text = """
        {
          "sample_spec": { "litellm_provider": "one of the providers", "mode": "one of chat", "max_tokens": "LEGACY parameter" },
          "gpt-9": {
            "litellm_provider": "openai", "mode": "chat", "max_input_tokens": 272000, "max_output_tokens": 128000,
            "input_cost_per_token": 2.5e-06, "output_cost_per_token": 1.5e-05, "cache_read_input_token_cost": 2.5e-07,
            "input_cost_per_token_above_272k_tokens": 5e-06, "output_cost_per_token_above_272k_tokens": 2.25e-05,
            "input_cost_per_token_batches": 1.25e-06, "output_cost_per_token_batches": 7.5e-06,
            "input_cost_per_token_priority": 5e-06, "input_cost_per_audio_token": 4e-05,
            "supports_function_calling": true, "supports_vision": true, "supports_response_schema": true,
            "deprecation_date": "2027-10-01", "source": "https://platform.example/pricing", "rpm": 500
          },
          "azure/eu/gpt-9": { "litellm_provider": "azure", "mode": "chat", "input_cost_per_token": 2.75e-06 },
          "bedrock/us-west-2/anthropic.claude-3-haiku-20240307-v1:0":
            { "litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 2.5e-07, "output_cost_per_token": 1.25e-06 },
          "eu.anthropic.claude-3-haiku-20240307-v1:0":
            { "litellm_provider": "bedrock_converse", "mode": "chat", "input_cost_per_token": 2.5e-07 },
          "together_ai/acme/rocket-7b": { "litellm_provider": "together_ai", "mode": "chat", "input_cost_per_token": -1 },
          "hd/1024-x-1024/dall-e-3": { "litellm_provider": "openai", "mode": "image_generation", "input_cost_per_pixel": 1e-08 },
          "ft:gpt-9": { "litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 3e-06 },
          "whisper-1": { "litellm_provider": "openai", "mode": "audio_transcription", "input_cost_per_second": 0.0001 },
          "dashscope/qwen-flash": { "litellm_provider": "dashscope", "mode": "chat", "tiered_pricing": [
            { "range": [0, 256000.0], "input_cost_per_token": 5e-08, "output_cost_per_token": 4e-07 },
            { "range": [256000.0, 1000000.0], "input_cost_per_token": 2.5e-07, "output_cost_per_token": 2e-06 }] }
        }
        """;

    private readonly ImportedFacts _facts = Some.Import(Text, "claude-3-haiku");

    [Fact]
    public void Prices_for_one_token_become_prices_for_a_million()
    {
        Price price = Sold("openai/gpt-9").Prices[0];

        Assert.Equal((new Usd(2.5m), new Usd(15m), new Usd(0.25m)),
            (price.Base.Input, price.Base.Output, price.Base.CachedInput));
        Assert.Equal(new Usd(40m), price.Base.Special!.AudioInput);
        Assert.Equal(new Usd(1.25m), price.Batch!.Input);
        Assert.Equal(new Usd(5m), price.Priority!.Input);
    }

    [Theory]
    [InlineData(272_000, "2.5")]
    [InlineData(272_001, "5")]
    public void A_step_in_the_key_is_a_tier(long tokens, string rate) => Assert.Equal(
        decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture),
        Sold("openai/gpt-9").Prices[0].For(tokens).Input!.Value.Amount);

    [Fact]
    public void A_list_of_ranges_is_tiers_too()
    {
        Price price = Sold("dashscope/qwen-flash").Prices[0];

        Assert.Equal(new Usd(0.05m), price.For(256_000).Input);
        Assert.Equal(new Usd(2m), price.For(256_001).Output);
    }

    [Fact]
    public void An_end_announced_for_the_future_is_a_retirement_and_no_mistake() =>
        Assert.Equal(new DateOnly(2027, 10, 1), Sold("openai/gpt-9").Retires);

    [Theory]
    [InlineData("azure/eu/gpt-9", "eu", "gpt-9")]
    [InlineData("amazon-bedrock/us-west-2/anthropic.claude-3-haiku-20240307-v1:0", "us-west-2", "claude-3-haiku")]
    [InlineData("amazon-bedrock/eu.anthropic.claude-3-haiku-20240307-v1:0", "eu", "claude-3-haiku")]
    public void A_region_in_the_key_stays_an_offer_of_its_own(string id, string region, string model) =>
        Assert.Equal((region, model), (Sold(id).Region, Sold(id).Model));

    [Theory]
    [InlineData("openai/hd/1024-x-1024/dall-e-3")]
    [InlineData("openai/ft:gpt-9")]
    [InlineData("togetherai/acme/rocket-7b")]
    public void Sizes_own_tunings_and_negative_prices_are_left_out(string id) =>
        Assert.DoesNotContain(_facts.Offers, offer => offer.Id == id);

    [Fact]
    public void Speech_is_priced_by_the_second()
    {
        Assert.Equal(new Usd(0.0001m), Sold("openai/whisper-1").Prices[0].Base.Special!.PerSecondInput);
        Assert.Equal(ModelTask.SpeechToText, _facts.Models.Single(model => model.Id == "whisper-1").Task);
    }

    [Fact]
    public void The_sample_is_no_model() =>
        Assert.DoesNotContain(_facts.Offers, offer => offer.Id.Contains("sample", StringComparison.Ordinal));

    private Offer Sold(string id) => _facts.Offers.Single(offer => offer.Id == id);
}
