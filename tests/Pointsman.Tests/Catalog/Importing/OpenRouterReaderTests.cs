using Xunit;

namespace Pointsman.Tests.Catalog.Importing;

public sealed class OpenRouterReaderTests
{
    private const string Text = """
        { "data": [
          { "id": "z-ai/glm-9", "canonical_slug": "z-ai/glm-9-20260211", "hugging_face_id": "zai-org/GLM-9", "name": "Z.ai: GLM 9",
            "created": 1770829182, "context_length": 202752,
            "architecture": { "input_modalities": ["text", "file"], "output_modalities": ["text"], "tokenizer": "Other" },
            "pricing": { "prompt": "0.0000008", "completion": "0.00000256", "input_cache_read": "0.00000016", "request": "0",
              "overrides": [{ "min_prompt_tokens": 200000, "prompt": "0.0000016", "completion": "0.000005" }] },
            "top_provider": { "context_length": 131072, "max_completion_tokens": null },
            "supported_parameters": ["tools", "structured_outputs", "reasoning", "temperature"], "expiration_date": "2026-12-31" },
          { "id": "z-ai/glm-9:free", "pricing": { "prompt": "0", "completion": "0" } },
          { "id": "openrouter/auto", "pricing": { "prompt": "-1", "completion": "-1" } },
          { "name": "nobody" }
        ] }
        """;

    private readonly ImportedFacts _facts = Some.Import(Text);

    [Fact]
    public void Texts_for_one_token_become_prices_for_a_million()
    {
        Price price = _facts.Offers.Single(offer => offer.Id == "openrouter/z-ai/glm-9").Prices[0];

        Assert.Equal((new Usd(0.8m), new Usd(2.56m), new Usd(0.16m)),
            (price.Base.Input, price.Base.Output, price.Base.CachedInput));
        Assert.Null(price.Base.Special);
        Assert.Equal(new Usd(1.6m), price.For(200_001).Input);
    }

    [Fact]
    public void The_limits_are_those_of_the_top_provider_and_the_words_are_ours()
    {
        Offer offer = _facts.Offers.Single(offer => offer.Id == "openrouter/z-ai/glm-9");

        Assert.Equal(131_072, offer.Context);
        Assert.Equal(Modalities.Text | Modalities.Pdf, offer.Input);
        Assert.Equal((new DateOnly(2026, 2, 11), new DateOnly(2026, 12, 31)), (offer.From, offer.Retires));
        Assert.True(offer.Features!.Value.HasFlag(Features.Tools | Features.JsonSchema));
    }

    [Fact]
    public void A_free_plan_is_the_same_model_at_an_unknown_price()
    {
        Offer offer = _facts.Offers.Single(offer => offer.Id == "openrouter/z-ai/glm-9:free");

        Assert.Equal("glm-9", offer.Model);
        Assert.Empty(offer.Prices);
    }

    [Fact]
    public void A_router_without_a_price_and_a_row_without_an_id_are_left_out()
    {
        Assert.Equal(2, _facts.Offers.Count);
        Assert.Contains(_facts.Notes, note => note.StartsWith("openrouter/openrouter/auto", StringComparison.Ordinal));
        Assert.Contains(_facts.Notes, note => note.StartsWith("data[3]", StringComparison.Ordinal));
    }
}
